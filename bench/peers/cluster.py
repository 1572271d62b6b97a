"""Sorts the articles of a corpus into stories with scikit-learn or river, as a user of either would.

    python cluster.py average corpus.jsonl stories.jsonl --setting 0.8

Reads JSON lines with `id`, `text` and perhaps `title`; writes a line for each story with the ids of its articles.
`stories.py` calls it, and calls its functions to choose thresholds.

average     TF-IDF, cosine distance, average link, cut at the setting: every pair of articles is compared
hdbscan     TF-IDF, cosine distance, HDBSCAN with stories from two articles up, by "eom" or "leaf" with `min_samples`,
            or "cut" at a distance (`dbscan_clustering`): every pair of articles is compared; what it calls noise is a
            story of its own
svd         the same in 100 dimensions (latent semantic analysis), for corpora of which not all pairs can be compared
textclust   river's TextClust, one article after the other, with the setting as `radius`; nothing is forgotten
"""

import argparse
import json
from collections import defaultdict


def read(path):
    """The ids and the texts of a corpus, headlines first."""
    with open(path, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    texts = [f"{article.get('title') or ''}\n{article['text']}" for article in articles]
    return [article["id"] for article in articles], texts


def tfidf(texts):
    """What scikit-learn's guide does with prose: no stop words, lengths and repetitions weighed down."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2 if len(texts) > 50 else 1)
    return words.fit_transform(texts)


def distances(vectors):
    """The cosine distance of every pair."""
    from sklearn.metrics.pairwise import cosine_distances

    return cosine_distances(vectors)


def average(vectors, setting):
    """A label for each article."""
    from sklearn.cluster import AgglomerativeClustering

    cluster = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=float(setting)
    )
    return cluster.fit_predict(distances(vectors))


def hdbscan(vectors, setting):
    """A label for each article; noise is numbered on."""
    return labels_of(distances(vectors), setting, "precomputed")


def svd(vectors, setting):
    """The same in few dimensions, with lengths made one, so that Euclid's distance ranks as the cosine does."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    few = normalize(TruncatedSVD(min(100, vectors.shape[1] - 1), random_state=1).fit_transform(vectors))
    return labels_of(few, setting, "euclidean")


def labels_of(points, setting, metric):
    """The labels of HDBSCAN. `setting` is how it chooses clusters and `min_samples`, or "cut" and a distance."""
    from sklearn.cluster import HDBSCAN

    how, number = setting.split()
    if how == "cut":
        found = HDBSCAN(min_cluster_size=2, min_samples=1, metric=metric, copy=True).fit(points)
        return without_noise(found.dbscan_clustering(float(number), min_cluster_size=2))
    found = HDBSCAN(min_cluster_size=2, min_samples=int(number), metric=metric, cluster_selection_method=how, copy=True)
    return without_noise(found.fit_predict(points))


def without_noise(labels):
    """Gives every article that HDBSCAN leaves out a label of its own."""
    new = max(labels, default=0)
    named = []
    for label in labels:
        new += label < 0
        named.append(new if label < 0 else label)
    return named


def textclust(texts, setting):
    """A label for each article: the micro-cluster that it is nearest to once it has been learned."""
    from river.cluster import TextClust
    from river.feature_extraction import BagOfWords
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    words = BagOfWords(lowercase=True, stop_words=set(ENGLISH_STOP_WORDS))
    # Cleaning up would drop every story that has got no second article yet.
    stories = TextClust(radius=float(setting), real_time_fading=False, fading_factor=1e-12, tgap=10**9, auto_merge=False)
    labels = []
    for text in texts:
        bag = words.transform_one(text)
        stories.learn_one(bag)
        labels.append(stories.predict_one(bag))
    return labels


OF_VECTORS = {"average": average, "hdbscan": hdbscan, "svd": svd}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("method", choices=[*OF_VECTORS, "textclust"])
    parser.add_argument("corpus")
    parser.add_argument("output")
    parser.add_argument("--setting", required=True)
    options = parser.parse_args()
    ids, texts = read(options.corpus)
    if options.method in OF_VECTORS:
        labels = OF_VECTORS[options.method](tfidf(texts), options.setting)
    else:
        labels = textclust(texts, options.setting)
    stories = defaultdict(list)
    for id, label in zip(ids, labels):
        stories[label].append(id)
    with open(options.output, "w", encoding="utf-8") as output:
        for number, articles in enumerate(stories.values()):
            output.write(json.dumps({"id": str(number), "articles": articles}) + "\n")


if __name__ == "__main__":
    main()
