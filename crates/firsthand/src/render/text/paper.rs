//! Lines of at most a given width, indented and, where wanted, coloured.

use super::Look;

/// A space at which no line is broken.
const NO_BREAK: char = '\u{a0}';

/// What a stretch of text is, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// A heading.
    Heading,
    /// What readers look for: a value, a speaker.
    Strong,
    /// What they may skip: references, reasons.
    Faint,
    /// What needs care: reports differ.
    Alert,
    /// Everything else.
    Plain,
}

impl Ink {
    /// The SGR parameters (ECMA-48) of the ink.
    const fn code(self) -> &'static str {
        match self {
            Self::Heading => "1;4",
            Self::Strong => "1",
            Self::Faint => "2",
            Self::Alert => "1;33",
            Self::Plain => "",
        }
    }
}

/// The report as it is written.
pub(super) struct Paper {
    look: Look,
    out: String,
}

impl Paper {
    pub(super) fn new(look: Look) -> Self {
        Self { look, out: String::new() }
    }

    pub(super) fn finish(mut self) -> String {
        while self.out.ends_with("\n\n") {
            self.out.pop();
        }
        self.out
    }

    pub(super) fn title(&mut self, words: &str) {
        self.block(0, 0, &[(Ink::Strong, words)]);
        self.gap();
    }

    pub(super) fn heading(&mut self, words: &str) {
        self.gap();
        self.block(0, 0, &[(Ink::Heading, &words.to_uppercase())]);
    }

    pub(super) fn paragraph(&mut self, words: &str) {
        self.block(0, 0, &[(Ink::Plain, words)]);
    }

    /// An empty line, never two.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    pub(super) fn rule(&mut self) {
        self.gap();
        self.out.push_str(&"─".repeat(self.look.width));
        self.out.push_str("\n\n");
    }

    /// Words broken over lines, the first indented by `indent`, the others by `indent + hang`.
    pub(super) fn block(&mut self, indent: usize, hang: usize, pieces: &[(Ink, &str)]) {
        let mut column = indent;
        let mut ink = Ink::Plain;
        let mut at_start = true;
        self.out.push_str(&" ".repeat(indent));
        for (piece_ink, words) in pieces {
            for word in words.split(|c: char| c.is_whitespace() && c != NO_BREAK).filter(|word| !word.is_empty()) {
                let word = printable(word).replace(NO_BREAK, " ");
                let length = word.chars().count();
                if !at_start && column + 1 + length > self.look.width {
                    self.change(&mut ink, Ink::Plain);
                    self.out.push('\n');
                    column = indent + hang;
                    self.out.push_str(&" ".repeat(column));
                } else if !at_start {
                    self.out.push(' ');
                    column += 1;
                }
                self.change(&mut ink, *piece_ink);
                self.out.push_str(&word);
                column += length;
                at_start = false;
            }
        }
        self.change(&mut ink, Ink::Plain);
        self.out.push('\n');
    }

    fn change(&mut self, from: &mut Ink, to: Ink) {
        if !self.look.colour || *from == to {
            return;
        }
        if *from != Ink::Plain {
            self.out.push_str("\u{1b}[0m");
        }
        if to != Ink::Plain {
            self.out.push_str(&format!("\u{1b}[{}m", to.code()));
        }
        *from = to;
    }
}

/// The word without what a terminal would obey: control characters, and marks that turn the direction of writing.
fn printable(word: &str) -> String {
    let hostile = |c: char| {
        c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')
    };
    word.chars().map(|c| if hostile(c) { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_and_hung() {
        let mut paper = Paper::new(Look { width: 12, colour: false });
        paper.block(2, 2, &[(Ink::Strong, "one two"), (Ink::Plain, "three four")]);
        assert_eq!(paper.finish(), "  one two\n    three\n    four\n");
    }

    #[test]
    fn what_belongs_together_stays_on_one_line() {
        let mut paper = Paper::new(Look { width: 12, colour: false });
        paper.block(0, 2, &[(Ink::Plain, "given by six (1\u{a0}origin)")]);
        assert_eq!(paper.finish(), "given by six\n  (1 origin)\n");
    }

    #[test]
    fn colour_never_crosses_a_line() {
        let mut paper = Paper::new(Look { width: 5, colour: true });
        paper.block(0, 0, &[(Ink::Strong, "one two")]);
        assert_eq!(paper.finish(), "\u{1b}[1mone\u{1b}[0m\n\u{1b}[1mtwo\u{1b}[0m\n");
    }

    #[test]
    fn an_article_cannot_command_the_terminal() {
        let mut paper = Paper::new(Look::default());
        paper.paragraph("red \u{1b}[31m and \u{202e}turned");
        assert_eq!(paper.finish(), "red \u{FFFD}[31m and \u{FFFD}turned\n");
    }
}
