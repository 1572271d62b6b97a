//! GUM's CoNLL-U files: the text of each document, put together from its tokens, and its `date` elements.

use firsthand::span::Span;

/// One text of the corpus.
#[derive(Default)]
pub struct Marked {
    /// Its name, which begins with its genre: "GUM_news_...".
    pub id: String,
    /// The day of its making.
    pub created: String,
    /// The words.
    pub text: String,
    /// Its date elements.
    pub dates: Vec<Element>,
}

/// A `date` element: its place and the first and last day it covers, as written.
pub struct Element {
    /// Its words.
    pub span: Span,
    /// The first day, month or year.
    pub from: String,
    /// The last.
    pub to: String,
}

/// The texts of a CoNLL-U file, put together from their tokens.
pub fn texts(file: &str) -> Vec<Marked> {
    let mut texts: Vec<Marked> = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    for line in file.lines() {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            texts.push(Marked { id: id.to_owned(), ..Marked::default() });
            open = None;
        }
        let Some(marked) = texts.last_mut() else { continue };
        if let Some(day) = line.strip_prefix("# meta::dateCreated = ") {
            day.clone_into(&mut marked.created);
        } else if line.starts_with("# newpar") && !line.starts_with("# newpar_block") && !marked.text.is_empty() {
            marked.text.push_str("\n\n");
        } else {
            token(marked, line, &mut open);
        }
    }
    texts
}

fn token(marked: &mut Marked, line: &str, open: &mut Option<(usize, String, String)>) {
    let fields: Vec<&str> = line.split('\t').collect();
    let [id, form, .., misc] = fields.as_slice() else { return };
    // Parts of a contraction repeat what its own line ("5-6") has; a plain word has a plain number.
    if !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let start = marked.text.len();
    marked.text.push_str(form);
    let end = marked.text.len();
    for tag in misc.split('<').skip(1) {
        if tag.starts_with("date ") {
            let value = |name: &str| Some(tag.split_once(&format!("{name}:::\""))?.1.split('"').next()?.to_owned());
            let when = value("when");
            let from = when.clone().or_else(|| value("from")).or_else(|| value("notBefore"));
            let to = when.or_else(|| value("to")).or_else(|| value("notAfter"));
            *open = from.zip(to).map(|(from, to)| (start, from, to));
        } else if tag.starts_with("/date")
            && let Some((start, from, to)) = open.take()
        {
            marked.dates.push(Element { span: Span::new(start, end), from, to });
        }
    }
    if !misc.contains("SpaceAfter=No") {
        marked.text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read_from_the_last_column() {
        let file = "# newdoc id = A\n1\tin\tin\t_\t_\t_\t_\t_\t_\t_\n2\t1994\t1994\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|XML=<date when:::\"1994\"></date>\n";
        let marked = &texts(file)[0];
        assert_eq!(marked.text, "in 1994");
        assert_eq!(marked.dates[0].span.of(&marked.text), "1994");
    }
}
