//! Whether a sentence has the same one doing what the claim says, to the same one, as a thing done or to come.
//!
//! Only what the sentence positively tells speaks against it: somebody else in the place of the claim's party. Where it
//! leaves the place empty, or a pronoun stands there that may mean the party, nothing is held against it.

use super::claim::Claim;
use super::course::{self, Course};
use super::figures;
use super::frame::{Clause, Frame};
use super::heard::{self, Heard, SPOKEN};
use super::line::Line;
use super::part::{Class, Kind, Part};
use crate::account::Report;
use crate::annotate::refer::words::{is_possessive_mark, is_pronoun};
use crate::collate::likeness::plain;
use crate::lexicon::{self, Pos};
use crate::text::{Token, TokenKind};

/// How the parties of a sentence's act stand to those of the claim's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cast {
    /// They are the same, as far as the sentence tells.
    Same,
    /// Somebody else does it or undergoes it.
    Another,
    /// The one who does it in the claim undergoes it here, from the one who undergoes it there.
    Swapped,
}

/// The claim's act and its parties, as indices of its parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    /// The act.
    pub act: Option<usize>,
    /// Those that do it.
    doers: Vec<usize>,
    /// Those it is done to.
    undergoers: Vec<usize>,
    /// Whether the claim tells it as having happened.
    told: bool,
    /// Whether the claim tells it from the side of whom it is done to.
    passive: bool,
}

/// Acts that are the same from both sides: who meets is met.
const MUTUAL: &[&str] =
    &["meet", "marry", "join", "face", "fight", "play", "hug", "kiss", "date", "divorce", "collide", "merge", "split"];

/// From here on a word is the claim's own.
const EXACT: f64 = 0.95;
/// A word that is this often a verb can be the claim's act.
const VERB: f32 = 0.12;

impl Roles {
    /// Who does what to whom in the claim: by the first act that has a party before it.
    pub fn of(report: &Report, parts: &[Part]) -> Self {
        let tokens = &report.text.tokens;
        let names = report.annotations.names.iter().map(|name| report.text.tokens_in(name.span)).collect();
        let clause = Clause { tokens, within: 0..tokens.len(), names };
        let verb = |at: usize| {
            tokens.get(at).is_some_and(|token| lexicon::parts_of_speech(&token.norm).share(Pos::Verb) >= VERB)
        };
        let acts = parts.iter().enumerate().filter(|(index, part)| match part.kind {
            Kind::Word(Class::Act) => true,
            Kind::Word(Class::Thing) => *index > 0 && verb(part.tokens.start),
            _ => false,
        });
        let mut frames = acts.map(|(index, part)| (index, part, clause.frame(part.tokens.start)));
        let told_of =
            |frame: &Frame| if frame.passive { !frame.undergoers.is_empty() } else { !frame.doers.is_empty() };
        let Some((act, part, frame)) = frames.find(|(_, _, frame)| told_of(frame)) else { return Self::default() };
        let of = |heads: &[usize]| -> Vec<usize> {
            let holds = |part: &Part| heads.iter().any(|head| part.tokens.contains(head));
            (0..parts.len()).filter(|&index| index != act && parts.get(index).is_some_and(holds)).collect()
        };
        Self {
            act: Some(act),
            doers: of(&frame.doers),
            undergoers: of(&frame.undergoers),
            told: course::of(tokens, 0, part.tokens.start) == Course::Told,
            passive: frame.passive,
        }
    }

    /// The first of those who do it, or else of those it is done to.
    pub fn first_party(&self) -> Option<usize> {
        self.doers.first().or(self.undergoers.first()).copied()
    }

    /// Whether a part is one of the parties.
    pub fn has_party(&self, part: usize) -> bool {
        self.doers.contains(&part) || self.undergoers.contains(&part)
    }
}

/// A sentence whose parties are held against the claim's.
pub(super) struct Stage<'a> {
    pub claim: &'a Claim,
    pub report: &'a Report,
    pub line: &'a Line,
    /// What the sentence says of each part.
    pub own: &'a [Heard],
    /// What the sentence before it says.
    pub before: Option<&'a [Heard]>,
}

impl Stage<'_> {
    /// How the parties of the sentence stand to the claim's: those of the act in it that suits the claim best.
    pub fn cast(&self) -> Cast {
        let clause = self.clause();
        let casts: Vec<Cast> = self.acts().into_iter().map(|at| self.cast_of(&clause, at)).collect();
        match (casts.contains(&Cast::Same) || casts.is_empty(), casts.contains(&Cast::Swapped)) {
            (true, _) => Cast::Same,
            (_, true) => Cast::Swapped,
            _ => Cast::Another,
        }
    }

    /// Whether the sentence tells of the act as the claim does: as done, or as to come.
    pub fn is_told_alike(&self) -> bool {
        let clause = self.clause();
        let acts = self.acts();
        let alike = |course: Course| course != Course::Open && (course == Course::Told) == self.claim.parties.told;
        acts.is_empty() || acts.into_iter().any(|at| alike(self.course(&clause, at)))
    }

    /// Who does the act in the sentence.
    pub fn doer(&self) -> Option<usize> {
        let clause = self.clause();
        self.acts().into_iter().find_map(|at| clause.frame(at).doers.first().copied())
    }

    /// The words of the sentence that say what the claim's act says; where it has the claim's own word, words like it
    /// speak of something else.
    fn acts(&self) -> Vec<usize> {
        let Some(act) = self.claim.parties.act else { return Vec::new() };
        let heard = self.own.get(act).filter(|heard| heard.strength >= SPOKEN).and_then(|heard| heard.at);
        let acts: Vec<usize> =
            self.line.tokens.clone().filter(|at| heard == Some(*at) || self.alike(act, *at) >= SPOKEN).collect();
        let exact: Vec<usize> = acts.iter().copied().filter(|at| self.alike(act, *at) >= EXACT).collect();
        if exact.is_empty() { acts } else { exact }
    }

    /// How far the word at a token says what a part of the claim says.
    fn alike(&self, part: usize, at: usize) -> f64 {
        let wordings = self.claim.wordings.of_word(self.norm(at)).iter();
        let same = wordings.filter(|wording| wording.part == part && !wording.opposite);
        same.map(|wording| wording.alike).fold(0.0, f64::max)
    }

    fn cast_of(&self, clause: &Clause<'_>, at: usize) -> Cast {
        let roles = &self.claim.parties;
        let frame = self.frame(clause, at);
        let crossed =
            |parts: &[usize], heads: &[usize]| parts.iter().any(|part| heads.iter().any(|head| self.is(*part, *head)));
        let turned = crossed(&roles.doers, &frame.undergoers) && crossed(&roles.undergoers, &frame.doers)
            || self.is_done_by_another_party(&frame);
        if turned {
            return if self.is_mutual(at) { Cast::Same } else { Cast::Swapped };
        }
        let others = if roles.undergoers.is_empty() {
            // Who dies is killed: the one party of an act may stand on either side of it.
            let both: Vec<usize> = frame.doers.iter().chain(&frame.undergoers).copied().collect();
            self.excludes(&roles.doers, &both, |_| true)
        } else {
            self.excludes(&roles.doers, &frame.doers, |_| true)
                || self.excludes(&roles.undergoers, &frame.undergoers, |head| self.is_somebody(head))
        };
        if others { Cast::Another } else { Cast::Same }
    }

    /// Whether the act is done here by a name of the claim that does not do it there, the doers of the claim being spoken
    /// of too: "B raised its bid for A" against "A raised its bid for B".
    fn is_done_by_another_party(&self, frame: &Frame) -> bool {
        let roles = &self.claim.parties;
        let acts_here = |part: usize| frame.doers.iter().any(|head| self.is(part, *head));
        let is_name = |part: usize| self.claim.parts.get(part).is_some_and(|part| matches!(part.kind, Kind::Name(_)));
        let spoken = |part: &usize| self.own.get(*part).is_some_and(|heard| heard.strength >= SPOKEN);
        !roles.doers.is_empty()
            && roles.doers.iter().all(|part| spoken(part) && !acts_here(*part))
            && (0..self.own.len()).any(|part| !roles.doers.contains(&part) && is_name(part) && acts_here(part))
    }

    /// Whether the heads are somebody else than the parts: none of the parts is among them, nor a pronoun.
    fn excludes(&self, parts: &[usize], heads: &[usize], counts: impl Fn(usize) -> bool) -> bool {
        let is_here = |part: &usize| heads.iter().any(|head| self.is(*part, *head) || self.stands_for(*part, *head));
        let pronoun = heads.iter().any(|head| is_pronoun(self.norm(*head)));
        !parts.is_empty()
            && !parts.iter().any(is_here)
            && !pronoun
            && heads.iter().any(|head| counts(*head))
            && !heads.iter().any(|head| self.belongs_to_party(parts, *head))
    }

    /// Whether the word at a token is a name, or a noun for people or a body.
    fn is_somebody(&self, at: usize) -> bool {
        let mut named = self.line.meant.iter().take(self.line.named);
        let noun = self.norm(at);
        named.any(|(tokens, _)| tokens.contains(&at)) || lexicon::is_person_noun(noun) || lexicon::is_group_noun(noun)
    }

    /// Whether the word at a token is a body that acts for one of the parts: "Ardent's board".
    fn belongs_to_party(&self, parts: &[usize], at: usize) -> bool {
        let owner = at.checked_sub(2).filter(|_| is_possessive_mark(self.norm(at - 1)));
        let owned = lexicon::is_group_noun(self.norm(at));
        owned && owner.is_some_and(|owner| parts.iter().any(|part| self.is(*part, owner)))
    }

    /// The frame of the act at a token. Headlines leave the auxiliary out: "three killed".
    fn frame(&self, clause: &Clause<'_>, at: usize) -> Frame {
        let frame = clause.frame(at);
        let bare = frame.undergoers.is_empty() && self.norm(at).ends_with("ed");
        if self.claim.parties.passive && !frame.passive && bare {
            return Frame { doers: Vec::new(), undergoers: frame.doers, passive: true };
        }
        frame
    }

    /// How the sentence tells of the act at a token.
    fn course(&self, clause: &Clause<'_>, at: usize) -> Course {
        if clause.is_noun_here(at) {
            return course::of_noun(clause.tokens.get(self.line.tokens.clone()).unwrap_or_default());
        }
        course::of(clause.tokens, self.line.tokens.start, at)
    }

    fn is_mutual(&self, at: usize) -> bool {
        lexicon::lemma(self.norm(at), Pos::Verb).is_some_and(|lemma| MUTUAL.contains(&lemma))
    }

    fn clause(&self) -> Clause<'_> {
        let names = self.line.meant.iter().take(self.line.named).map(|(tokens, _)| tokens.clone()).collect();
        Clause { tokens: &self.report.text.tokens, within: self.line.tokens.clone(), names }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.report.text.tokens.get(at)
    }

    fn norm(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.norm.as_str())
    }

    /// Whether the word at a token is the party that a part of the claim names.
    fn is(&self, part: usize, at: usize) -> bool {
        let Some(of_claim) = self.claim.parts.get(part) else { return false };
        match of_claim.kind {
            Kind::Name(index) => self.is_name(index, at),
            _ => self.alike(part, at) >= SPOKEN || self.has_role(part, at) || self.counts(of_claim, at),
        }
    }

    /// Whether the word at a token belongs to a mention of the claim's name `index`, or is its last word.
    fn is_name(&self, index: usize, at: usize) -> bool {
        let Some(meant) = self.claim.meant.get(index) else { return false };
        let mut mentions = self.line.meant.iter().filter(|(tokens, _)| tokens.contains(&at));
        let mentioned = mentions.any(|(tokens, entity)| {
            meant.entities.contains(&(self.line.article, *entity))
                || self.span(tokens).is_some_and(|span| meant.spellings.contains(&heard::spelling(self.report, span)))
        });
        mentioned || meant.spellings.iter().any(|words| words.last() == Some(&plain(self.norm(at))))
    }

    /// Whether the part was heard in the name at a token: "the singer" in the singer's name.
    fn has_role(&self, part: usize, at: usize) -> bool {
        let heard = self.own.get(part).filter(|heard| heard.strength >= SPOKEN).and_then(|heard| heard.at);
        heard.is_some_and(|there| {
            there == at || self.line.meant.iter().any(|(tokens, _)| tokens.contains(&there) && tokens.contains(&at))
        })
    }

    /// Whether a part is anybody ("people"), and the word at a token a number or a sort of people.
    fn counts(&self, part: &Part, at: usize) -> bool {
        let own = self.claim.report.as_ref().and_then(|report| report.text.tokens.get(part.tokens.start));
        let anybody = own.is_some_and(|own| figures::counts_anybody(&own.norm));
        let people = |token: &Token| token.kind == TokenKind::Number || lexicon::is_person_noun(&token.norm);
        anybody && self.token(at).is_some_and(people)
    }

    fn span(&self, tokens: &std::ops::Range<usize>) -> Option<crate::span::Span> {
        let first = self.token(tokens.start)?.span;
        Some(first.join(self.token(tokens.end.checked_sub(1)?)?.span))
    }

    /// Whether a pronoun that nobody was found for can stand for the part: the sentence before speaks of it.
    fn stands_for(&self, part: usize, at: usize) -> bool {
        let resolved = self.line.meant.iter().any(|(tokens, _)| tokens.contains(&at));
        let heard = self.before.and_then(|before| before.get(part)).is_some_and(|heard| heard.strength >= SPOKEN);
        is_pronoun(self.norm(at)) && !resolved && heard
    }
}
