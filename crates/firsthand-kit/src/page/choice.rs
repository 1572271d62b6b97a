//! Which pieces of a page are its article: those that the library keeps, put right by what the page itself names as
//! the article's body, by the neighbours of what is kept, and by the headline.

use std::collections::BTreeSet;

use firsthand::text::BlockKind;

use super::outline::Outline;
use super::pieces::Piece;

/// The least letters of a sentence among others.
const SENTENCE: usize = 20;

/// The least letters of a lead, and of a paragraph where nothing else says what is the article.
const LEAD: usize = 60;

/// What is kept this far from the rest, in pieces, may still be the article's.
const NEAR: usize = 30;

/// The headline stands at most this many pieces before the text.
const BELOW_HEADLINE: usize = 40;

/// A piece of which this share stands in links is a pointer to somewhere else.
const LINKED: f64 = 0.7;

/// The pieces of the article, in order; none where the page has no article.
pub(super) fn article(outline: &Outline, pieces: Vec<Piece>) -> Vec<Piece> {
    let keep = pieces.iter().map(|piece| piece.kept * 2 > piece.letters).collect();
    let mut choice = Choice { outline, pieces, keep };
    choice.hold_to_body();
    choice.fill_gaps();
    choice.add_lead();
    let kept = choice.pieces.into_iter().zip(choice.keep).filter(|(_, keep)| *keep).map(|(piece, _)| piece);
    let mut kept: Vec<Piece> = kept.collect();
    trim(&mut kept);
    kept.retain(|piece| piece.kind == BlockKind::Heading || piece.linked as f64 <= LINKED * piece.letters as f64);
    kept.retain(|piece| !is_promotion(piece));
    while kept.pop_if(|piece| piece.kind == BlockKind::Heading).is_some() {}
    kept
}

struct Choice<'a, 'b> {
    outline: &'a Outline<'b>,
    pieces: Vec<Piece>,
    keep: Vec<bool>,
}

impl Choice<'_, '_> {
    /// Holds the choice to what the page names as the article's body: all of it where the library found little of it,
    /// else its prose, and nothing outside where nearly all lies within.
    fn hold_to_body(&mut self) {
        let Some(body) = self.outline.named_body() else {
            if !self.keep.contains(&true) {
                self.keep = self.pieces.iter().map(|piece| piece.is_prose(LEAD)).collect();
            }
            return;
        };
        let range = body..self.outline.tree.within(body).end;
        let inside: Vec<bool> = self.pieces.iter().map(|piece| range.contains(&piece.node)).collect();
        let kept = self.letters(|at| self.keep[at]);
        let both = self.letters(|at| self.keep[at] && inside[at]);
        let prose = self.letters(|at| inside[at] && self.pieces[at].is_prose(SENTENCE));
        if kept * 2 < prose {
            let told =
                |piece: &Piece| piece.is_prose(SENTENCE) || piece.kind != BlockKind::Paragraph && piece.linked == 0;
            self.keep = self.pieces.iter().zip(inside).map(|(piece, inside)| inside && told(piece)).collect();
            return;
        }
        let alone = both * 10 >= kept * 8;
        // Where the library keeps less than half of what is named, the name is that of a larger part of the page.
        let whole = both * 2 >= kept && prose < both * 2;
        for (at, piece) in self.pieces.iter().enumerate() {
            self.keep[at] &= !alone || inside[at];
            self.keep[at] |= whole && inside[at] && piece.is_prose(SENTENCE);
        }
    }

    fn letters(&self, counts: impl Fn(usize) -> bool) -> usize {
        (0..self.pieces.len()).filter(|at| counts(*at)).map(|at| self.pieces[at].letters).sum()
    }

    /// Keeps the prose that stands side by side with prose that is kept.
    fn fill_gaps(&mut self) {
        let kept = |keep: &[bool]| Some((keep.iter().position(|keep| *keep)?, keep.iter().rposition(|keep| *keep)?));
        let Some((first, last)) = kept(&self.keep) else { return };
        let beside: BTreeSet<usize> =
            self.pieces.iter().zip(&self.keep).filter(|(_, keep)| **keep).map(|(piece, _)| piece.container).collect();
        let near = first.saturating_sub(NEAR)..=last.saturating_add(NEAR);
        for (at, piece) in self.pieces.iter().enumerate().filter(|(at, _)| near.contains(at)) {
            self.keep[at] |= piece.is_prose(SENTENCE) && beside.contains(&piece.container);
        }
    }

    /// Keeps the lead, which stands between the headline and the text, often outside of what holds the text.
    fn add_lead(&mut self) {
        let Some(first) = self.keep.iter().position(|keep| *keep) else { return };
        let above = first.saturating_sub(BELOW_HEADLINE)..first;
        let Some(headline) = above.rev().find(|&at| self.pieces[at].is_headline(self.outline)) else { return };
        for at in headline + 1..first {
            self.keep[at] |= self.pieces[at].kind == BlockKind::Paragraph && self.pieces[at].is_prose(LEAD);
        }
    }
}

/// Takes off at either end what is no sentence: dates and places above, invitations and rights below.
fn trim(pieces: &mut Vec<Piece>) {
    while pieces.len() > 1 && pieces.pop_if(|piece| is_tail(piece)).is_some() {}
    let head = pieces.iter().take_while(|piece| is_head(piece)).count();
    pieces.drain(..head.min(pieces.len().saturating_sub(1)));
}

/// The longest invitation to be sent something, in letters.
const INVITATION: usize = 250;

/// Whether the outlet offers to send the reader something; whoever is quoted on a newsletter speaks of it in marks.
fn is_promotion(piece: &Piece) -> bool {
    piece.letters <= INVITATION
        && piece.words.to_lowercase().contains("your inbox")
        && !piece.words.contains(['"', '“', '”', '„', '«'])
}

/// A line this short without a stop is no sentence.
const SHORT: usize = 60;

fn is_tail(piece: &Piece) -> bool {
    let lower = piece.words.to_lowercase();
    let rights = lower.starts_with(['©']) || lower.starts_with("copyright") || lower.contains("all rights reserved");
    let short = piece.letters < SHORT && piece.kind != BlockKind::List;
    let open = piece.words.ends_with(['?', ':'])
        || !piece.ends_sentence() && !piece.words.ends_with([')', '”', '"', '“', '»']);
    piece.kind == BlockKind::Heading || piece.words.ends_with(':') || rights || short && open
}

fn is_head(piece: &Piece) -> bool {
    let closed = piece.ends_sentence() || piece.words.ends_with([')', '”', '"', '“', '»']);
    piece.kind != BlockKind::Heading && piece.letters < SHORT * 2 / 3 && !closed
}
