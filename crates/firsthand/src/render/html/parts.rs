//! Pieces that several sections use: lists and tables that fold away what is too long.

/// A list of `<li>` items; those beyond `cap` fold away under "and 12 more `noun`".
pub fn capped(tag: &str, class: &str, items: Vec<String>, cap: usize, noun: &str) -> String {
    let (shown, rest) = items.split_at(cut(items.len(), cap));
    let mut out = format!("<{tag} class=\"{class}\">{}</{tag}>", shown.concat());
    if !rest.is_empty() {
        let start = if tag == "ol" { format!(" start=\"{}\"", shown.len() + 1) } else { String::new() };
        out += &format!(
            "<details class=\"more\"><summary>and {} more {noun}</summary><{tag} class=\"{class}\"{start}>{}</{tag}>\
             </details>",
            rest.len(),
            rest.concat()
        );
    }
    out
}

/// A table of `<tr>` rows; those beyond `cap` fold away into a second table with the same head. A wide one scrolls in
/// a region of its own.
pub fn grid(caption: &str, heads: &[String], rows: &[String], cap: usize) -> String {
    let (shown, rest) = rows.split_at(cut(rows.len(), cap));
    let mut out = one_table(caption, heads, shown);
    if !rest.is_empty() {
        out += &format!(
            "<details class=\"more\"><summary>and {} more rows</summary>{}</details>",
            rest.len(),
            one_table(&format!("{caption}, continued"), heads, rest)
        );
    }
    out
}

/// Columns that fit the page side by side.
const FITTING: usize = 5;

fn one_table(caption: &str, heads: &[String], rows: &[String]) -> String {
    let columns: String =
        heads.iter().map(|head| format!("<th scope=\"col\" role=\"columnheader\">{head}</th>")).collect();
    let class = if heads.len() > FITTING { " class=\"wide\"" } else { "" };
    // The roles keep it a table for a screen reader where the style sheet stacks its cells on a narrow screen.
    let table = format!(
        "<table role=\"table\"{class}><caption>{caption}</caption><thead role=\"rowgroup\"><tr role=\"row\">{columns}</tr></thead>\
         <tbody role=\"rowgroup\">{}</tbody></table>",
        rows.concat()
    );
    if class.is_empty() {
        table
    } else {
        format!("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\">{table}</div>")
    }
}

/// One row: its attributes, its head and its cells.
pub fn row(attributes: &str, head: &str, cells: &[String]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<td role=\"cell\">{cell}</td>")).collect();
    format!("<tr role=\"row\" {attributes}><th scope=\"row\" role=\"rowheader\">{head}</th>{cells}</tr>")
}

/// Where to fold: a fold that hid one or two items would cost more than it saves.
fn cut(len: usize, cap: usize) -> usize {
    if len <= cap.saturating_add(2) { len } else { cap }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_fold_and_short_ones_do_not() {
        let items = |n: usize| vec!["<li>x</li>".to_owned(); n];
        assert!(!capped("ul", "", items(7), 5, "things").contains("<details"));
        let long = capped("ol", "", items(8), 5, "things");
        assert!(long.contains("and 3 more things"));
        assert!(long.contains("start=\"6\""));
        assert_eq!(long.matches("<li>").count(), 8);
    }
}
