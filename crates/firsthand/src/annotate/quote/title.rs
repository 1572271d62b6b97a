//! Words in marks that nobody says: titles, names of programmes and books, slogans, placards.

use super::direct::Case;
use crate::annotate::refer::words::{is_conjunction, is_determiner, is_preposition, is_pronoun};

impl Case<'_, '_> {
    /// The "Harbour Nights" star, the "Judges Club," an agency said: a title or name within its sentence.
    pub(super) fn is_name_in_passing(&self) -> bool {
        let inside = self.stretch().open > self.sentence_start();
        let before = self.stretch().open.checked_sub(1).map_or("", |at| self.referents.norm(at));
        inside && self.is_title() && !matches!(before, "," | ":")
    }

    /// "called “X”", "a film titled “X”": a name is given, nobody speaks.
    pub(super) fn is_naming(&self, cue: usize) -> bool {
        self.cues
            .get(cue)
            .is_some_and(|cue| matches!(cue.verb.lemma, "call" | "term" | "bill" | "dub") && self.is_title())
    }

    /// Placards, banners, titles, names: words that stand in marks because they are written somewhere.
    pub(super) fn is_slogan(&self) -> bool {
        const WRITTEN: &[&str] = &[
            "slogan",
            "slogans",
            "motto",
            "mottos",
            "mottoes",
            "placard",
            "placards",
            "banner",
            "banners",
            "sign",
            "signs",
            "poster",
            "posters",
            "titled",
            "entitled",
            "dubbed",
            "known",
            "named",
            "nicknamed",
            "headlined",
            "phrase",
            "word",
            "words",
            "term",
            "hashtag",
            "shirt",
            "logo",
            "song",
            "hit",
            "film",
            "movie",
            "album",
            "book",
            "novel",
            "show",
            "series",
            "episode",
            "article",
            "headline",
            "labeled",
            "labelled",
            "emblazoned",
            "marked",
        ];
        let open = self.stretch().open;
        let floor = open.saturating_sub(4).max(self.sentence_start());
        let near =
            (floor..open).rev().take_while(|at| !self.referents.is_quoted(*at) && self.referents.norm(*at) != ",");
        let near: Vec<usize> = near.collect();
        // "so-called" and "T-shirt" are three tokens each.
        let so_called =
            |at: usize| at > floor && self.referents.norm(at) == "called" && self.referents.norm(at - 1) == "-";
        near.iter().any(|at| WRITTEN.contains(&self.referents.norm(*at)) || so_called(*at))
    }

    /// "said on CNN's “State of the Union”", "in her 2002 book, “Mending Dams,” she said", and a heading between the
    /// paragraphs that is nothing but a title: the marks hold a name.
    pub(super) fn is_programme(&self) -> bool {
        if !self.is_title() {
            return false;
        }
        let open = self.stretch().open;
        let mut at = open;
        while at > self.sentence_start() && self.referents.norm(at - 1) == "," {
            at -= 1;
        }
        let before = at.checked_sub(1).filter(|at| *at >= self.sentence_start());
        let word = before.map_or("", |at| self.referents.norm(at));
        let work = at < open
            && (at.saturating_sub(4)..at).any(|at| {
                matches!(
                    self.referents.norm(at),
                    "book" | "film" | "song" | "novel" | "memoir" | "essay" | "article" | "album" | "show"
                )
            });
        let alone = before.is_none()
            && self.fills_block(self.stretch())
            && self.cue_after().is_none()
            && self.stretch().content().filter(|at| self.referents.capital(*at)).count() >= 2;
        word == "'s" || work || alone
    }

    /// Every word that can be is capitalised, and no sentence ends: "March for Freedom".
    pub(super) fn is_title(&self) -> bool {
        let content = self.stretch().content();
        let last = self.referents.norm(content.end.saturating_sub(1));
        let words = content.clone().filter(|at| self.referents.token(*at).is_some_and(|token| token.is_word()));
        let mut count = 0;
        let mut capitals = true;
        for at in words {
            let word = self.referents.norm(at);
            let small = is_preposition(word) || is_determiner(word) || is_conjunction(word) || word == "'s";
            if !small || count == 0 {
                count += 1;
                capitals &= self.referents.capital(at);
            }
        }
        capitals && count > 0 && !last.starts_with(['!', '?', '.']) && !is_pronoun(self.referents.norm(content.start))
    }
}
