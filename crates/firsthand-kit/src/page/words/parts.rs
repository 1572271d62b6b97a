//! Words of names for the parts of an article and what stands around them.

/// Words of names for the caption of a picture.
pub(super) const CAPTION: &[&str] = &[
    "bildunterschrift",
    "bu",
    "caption",
    "captions",
    "figcaption",
    "image-caption",
    "imagecaption",
    "img-caption",
    "legend",
    "legende",
    "photo-description",
    "wp-caption-text",
];

/// Words of names for who took a picture.
pub(super) const CREDIT: &[&str] = &[
    "attribution",
    "bildquelle",
    "copyright",
    "credit",
    "credits",
    "fotograf",
    "image-credit",
    "photo-credit",
    "photocredit",
    "photographer",
    "quelle",
    "source",
];

/// Names of the very body of an article.
pub(super) const BODY: &[&str] = &[
    "art-content",
    "art-postcontent",
    "article-body",
    "article-container",
    "article-content",
    "article-detail",
    "article-main",
    "article-text",
    "articlebody",
    "articlecontent",
    "articletext",
    "blog-content",
    "body-copy",
    "body-text",
    "bodycopy",
    "bodytext",
    "content-body",
    "contentbody",
    "entry-content",
    "entrycontent",
    "field-body",
    "field-name-body",
    "fulltext",
    "itemfulltext",
    "news-content",
    "news-text",
    "newstext",
    "node-content",
    "post-body",
    "post-bodycopy",
    "post-content",
    "post-entry",
    "post-inner-wrapper",
    "post-text",
    "postarea",
    "postbody",
    "postcontent",
    "postentry",
    "posttext",
    "rich-text",
    "richtext",
    "single-content",
    "story-body",
    "story-content",
    "story-text",
    "storybody",
    "text-content",
    "wpb-text-column",
];

/// Names of what holds an article and perhaps more.
pub(super) const AROUND: &[&str] = &[
    "article",
    "artikel",
    "beitrag",
    "blog-post",
    "blogpost",
    "content",
    "content-main",
    "entry",
    "hentry",
    "main",
    "main-column",
    "main-content",
    "maincontent",
    "page-content",
    "post",
    "primary",
    "section-content",
    "single-post",
    "story",
    "text",
    "theme-content",
];

/// Whole names of what holds an author's name.
pub(super) const AUTHOR_WHOLE: &[&str] = &[
    "article-author",
    "article-autor",
    "author",
    "author-link",
    "author-name",
    "authorname",
    "authors",
    "autor",
    "byline-author",
    "byline-name",
    "entry-author",
    "fn",
    "journalist-name",
    "post-author",
    "vcard",
];

/// Words of names for the name of an author.
pub(super) const AUTHOR: &[&str] = &["author-name", "authorname", "byline-name"];

/// Words of names of what holds a byline.
pub(super) const WRITER: &[&str] = &[
    "auteur",
    "author",
    "authorname",
    "authors",
    "autor",
    "byline",
    "bylines",
    "posted-by",
    "username",
    "verfasser",
    "writer",
];

/// Words of names for what has authors and dates of its own.
pub(super) const APART: &[&str] = &[
    "comment",
    "commentlist",
    "commentmetadata",
    "comments",
    "disqus",
    "kommentar",
    "kommentare",
    "popular",
    "recommendations",
    "recommended",
    "related",
    "ticker",
    "trending",
];
