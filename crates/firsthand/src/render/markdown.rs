//! The answer to a claim as Markdown (CommonMark), to be pasted into a note or a ticket.

use crate::account::Account;
use crate::check::{Check, Found};
use crate::render::words;

/// The answer to a claim as Markdown. What stands in the articles is escaped, so that no article can mark it up.
pub fn check(check: &Check, account: &Account) -> String {
    let mut out = format!("**Claim:** {}\n\n", escaped(&check.claim));
    out += &format!("**In these articles: {}.** {}\n", check.answer.name(), escaped(&check.why));
    side(&mut out, account, &words::with_origins("Stated", check.stated.origins), &check.stated.passages);
    side(
        &mut out,
        account,
        &words::with_origins("Contradicted", check.contradicted.origins),
        &check.contradicted.passages,
    );
    side(&mut out, account, "Near it, but not counted", &check.related);
    if !check.needed.is_empty() {
        out += "\n### What it would take to say more\n\n";
        check.needed.iter().for_each(|needed| out += &format!("- {}\n", escaped(needed)));
    }
    out + &format!("\n*{}*\n", words::REPORTING)
}

fn side(out: &mut String, account: &Account, heading: &str, passages: &[Found]) {
    if passages.is_empty() {
        return;
    }
    *out += &format!("\n### {heading}\n\n");
    for found in passages {
        let Some(report) = account.reports.get(found.passage.article) else { continue };
        let by = found.said_by.as_ref().map(|name| format!(", on the word of {}", escaped(name))).unwrap_or_default();
        let quoted = escaped(&words::one_line(report.article.words(found.passage.span)));
        *out += &format!("- {}{by}: “{quoted}”\n", escaped(report.article.label()));
        if let Some(departure) = &found.departure {
            *out += &format!("  - {}: {}\n", departure.detail.name(), escaped(&departure.why));
        }
    }
}

/// The words on one line, with a backslash before every mark that CommonMark reads as markup.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words::one_line(words).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { '\u{FFFD}' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_cannot_mark_up_the_note() {
        assert_eq!(escaped("see [here](x) <b>*now*</b>"), "see \\[here\\](x) \\<b\\>\\*now\\*\\</b\\>");
    }
}
