//! Whether a sentence has the same one doing what the claim says, to the same one.

use super::claim::Claim;
use super::course::{self, Course};
use super::figures;
use super::frame::{Clause, Frame};
use super::heard::{self, Heard, SPOKEN};
use super::line::Line;
use super::part::{Class, Kind};
use crate::account::Report;
use crate::annotate::refer::words::is_pronoun;
use crate::collate::likeness::plain;
use crate::lexicon::{self, Pos};
use crate::text::TokenKind;

/// How the parties of a sentence's act stand to those of the claim's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cast {
    /// They are the same, as far as the sentence tells.
    Same,
    /// Somebody else does it or undergoes it, or it is told as a plan, or the sentence leaves it open.
    Another,
    /// The one who does it in the claim undergoes it here, from the one who undergoes it there.
    Swapped,
}

/// The claim's act and its parties.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    /// The part that is the act.
    act: Option<usize>,
    /// The parts that do it.
    doers: Vec<usize>,
    /// The parts it is done to.
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
    /// Who does what to whom in the claim.
    pub fn of(report: &Report, parts: &[super::part::Part]) -> Self {
        let tokens = &report.text.tokens;
        let names = report.annotations.names.iter().map(|name| report.text.tokens_in(name.span)).collect();
        let clause = Clause { tokens, within: 0..tokens.len(), names };
        let verb = |at: usize| {
            tokens.get(at).is_some_and(|token| lexicon::parts_of_speech(&token.norm).share(Pos::Verb) >= VERB)
        };
        let frames = parts.iter().enumerate().filter(|(index, part)| {
            matches!(part.kind, Kind::Word(class) if class == Class::Act || *index > 0 && verb(part.tokens.start))
        });
        let mut frames = frames.map(|(index, part)| (index, part, clause.frame(part.tokens.start)));
        let has_party = |(_, _, frame): &(usize, &super::part::Part, Frame)| {
            if frame.passive { !frame.undergoers.is_empty() } else { !frame.doers.is_empty() }
        };
        let Some((act, part, frame)) = frames.find(has_party) else { return Self::default() };
        let of = |heads: &[usize]| -> Vec<usize> {
            let holds = |part: &&(usize, &super::part::Part)| heads.iter().any(|head| part.1.tokens.contains(head));
            let parts: Vec<_> = parts.iter().enumerate().collect();
            parts.iter().filter(holds).map(|part| part.0).filter(|part| *part != act).collect()
        };
        let told = course::of(tokens, 0, part.tokens.start) == Course::Told;
        Self {
            act: Some(act),
            doers: of(&frame.doers),
            undergoers: of(&frame.undergoers),
            told,
            passive: frame.passive,
        }
    }

    /// The first of those who do it.
    pub fn doer(&self) -> Option<usize> {
        self.doers.first().or(self.undergoers.first()).copied()
    }

    /// Whether a part is a name.
    fn is_named(&self, claim: &Claim, part: usize) -> bool {
        claim.parts.get(part).is_some_and(|part| matches!(part.kind, Kind::Name(_)))
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
        let roles = &self.claim.roles_of_act;
        let Some(act) = roles.act else { return Cast::Same };
        let clause = self.clause();
        let acts = self.line.tokens.clone().filter(|at| self.is_act(act, *at));
        let acts: Vec<usize> = acts.collect();
        // Where the sentence has the claim's own word, words like it speak of something else.
        let exact = |at: &&usize| self.alike(act, **at) >= EXACT;
        let best: Vec<usize> = acts.iter().filter(exact).copied().collect();
        let acts = if best.is_empty() { acts } else { best };
        let casts: Vec<Cast> = acts.into_iter().map(|at| self.cast_of(&clause, at)).collect();
        let has = |cast: Cast| casts.contains(&cast);
        match (has(Cast::Same), has(Cast::Swapped)) {
            (true, _) => Cast::Same,
            (_, true) => Cast::Swapped,
            _ => Cast::Another,
        }
    }

    fn is_act(&self, act: usize, at: usize) -> bool {
        self.own.get(act).is_some_and(|heard| heard.at == Some(at) && heard.strength >= SPOKEN) || self.says(act, at)
    }

    /// Whether the word at a token says what a part of the claim says.
    fn says(&self, part: usize, at: usize) -> bool {
        self.alike(part, at) >= SPOKEN
    }

    /// How far it does.
    fn alike(&self, part: usize, at: usize) -> f64 {
        let word = self.report.text.tokens.get(at).map_or("", |token| token.norm.as_str());
        let wordings = self.claim.wordings.of_word(word).iter();
        let same = wordings.filter(|wording| wording.part == part && !wording.opposite);
        same.map(|wording| wording.alike).fold(0.0, f64::max)
    }

    fn cast_of(&self, clause: &Clause<'_>, at: usize) -> Cast {
        let roles = &self.claim.roles_of_act;
        let frame = self.frame(clause, at);
        let told = self.course(clause, at);
        if told == Course::Open || (told == Course::Told) != roles.told {
            return Cast::Another;
        }
        let acts_here = |part: usize| frame.doers.iter().any(|head| self.is(part, *head));
        // "A raised its bid for B" is not told by "B raised its bid for A".
        let others =
            (0..self.own.len()).filter(|part| roles.is_named(self.claim, *part) && !roles.doers.contains(part));
        let turned = !frame.doers.is_empty() && !roles.doers.iter().any(|part| acts_here(*part));
        if turned
            && !roles.doers.is_empty()
            && others.clone().any(acts_here)
            && roles.doers.iter().all(|part| self.own.get(*part).is_some_and(|heard| heard.strength >= SPOKEN))
            && !self.is_mutual(at)
        {
            return Cast::Swapped;
        }
        // Who did it may be left out where it is told from the other side: "three were killed".
        let unsaid = frame.passive && frame.doers.is_empty() && !roles.undergoers.is_empty();
        let same = (unsaid || self.fits(&roles.doers, &frame.doers, at, !frame.passive))
            && self.fits(&roles.undergoers, &frame.undergoers, at, frame.passive);
        if same {
            return Cast::Same;
        }
        let crossed =
            |parts: &[usize], heads: &[usize]| parts.iter().any(|part| heads.iter().any(|head| self.is(*part, *head)));
        if crossed(&roles.doers, &frame.undergoers) && crossed(&roles.undergoers, &frame.doers) {
            return if self.is_mutual(at) { Cast::Same } else { Cast::Swapped };
        }
        Cast::Another
    }

    /// The frame of the act at a token. Headlines leave the auxiliary out: "three killed".
    fn frame(&self, clause: &Clause<'_>, at: usize) -> Frame {
        let frame = clause.frame(at);
        let bare = frame.undergoers.is_empty() && clause.tokens.get(at).is_some_and(|token| token.norm.ends_with("ed"));
        if self.claim.roles_of_act.passive && !frame.passive && bare {
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
        let word = self.report.text.tokens.get(at).map_or("", |token| token.norm.as_str());
        lexicon::lemma(word, Pos::Verb).is_some_and(|lemma| MUTUAL.contains(&lemma))
    }

    /// Whether every party of the claim is among the heads; where the sentence does not tell, whether it stands on the
    /// side of the act where the party would.
    fn fits(&self, parts: &[usize], heads: &[usize], at: usize, before: bool) -> bool {
        parts.iter().all(|&part| {
            if heads.is_empty() {
                return self.own.get(part).is_some_and(|heard| {
                    heard.strength >= SPOKEN
                        && heard.at.is_some_and(|there| (there < at) == before && !self.owns(there))
                });
            }
            heads.iter().any(|head| self.is(part, *head) || self.stands_for(part, *head))
        })
    }

    /// Whether the words that stand in the place of a part have the part's role in the sentence.
    pub fn takes_role(&self, part: usize, last: usize) -> bool {
        let roles = &self.claim.roles_of_act;
        let Some(act) = roles.act else { return true };
        let clause = self.clause();
        let mut frames = self.line.tokens.clone().filter(|at| self.is_act(act, *at)).map(|at| clause.frame(at));
        let (doer, undergoer) = (roles.doers.contains(&part), roles.undergoers.contains(&part));
        frames.any(|frame| doer && frame.doers.contains(&last) || undergoer && frame.undergoers.contains(&last))
    }

    /// Who does the act in the sentence.
    pub fn doer(&self) -> Option<usize> {
        let act = self.claim.roles_of_act.act?;
        let clause = self.clause();
        let mut acts = self.line.tokens.clone().filter(|at| self.is_act(act, *at));
        acts.find_map(|at| clause.frame(at).doers.first().copied())
    }

    /// Whether the sentence tells of the act as the claim does: as done, or as to come.
    pub fn is_told_alike(&self) -> bool {
        let roles = &self.claim.roles_of_act;
        let Some(act) = roles.act else { return true };
        let clause = self.clause();
        let mut acts = self.line.tokens.clone().filter(|at| self.is_act(act, *at)).peekable();
        acts.peek().is_none()
            || acts.any(|at| {
                self.course(&clause, at) != Course::Open && (self.course(&clause, at) == Course::Told) == roles.told
            })
    }

    fn clause(&self) -> Clause<'_> {
        let names = self.line.meant.iter().take(self.line.named).map(|(tokens, _)| tokens.clone()).collect();
        Clause { tokens: &self.report.text.tokens, within: self.line.tokens.clone(), names }
    }

    /// Whether the word at a token is the party that a part of the claim names.
    fn is(&self, part: usize, at: usize) -> bool {
        let Some(of_claim) = self.claim.parts.get(part) else { return false };
        let Kind::Name(index) = of_claim.kind else {
            let role = self.own.get(part).is_some_and(|heard| {
                heard.strength >= SPOKEN && heard.at.is_some_and(|there| self.same_name(there, at))
            });
            return self.says(part, at) || role || self.counts(of_claim, at);
        };
        let Some(meant) = self.claim.meant.get(index) else { return false };
        let mut mentions = self.line.meant.iter().filter(|(tokens, _)| tokens.contains(&at));
        mentions.any(|(tokens, entity)| {
            meant.entities.contains(&(self.line.article, *entity))
                || self.span(tokens).is_some_and(|span| meant.spellings.contains(&heard::spelling(self.report, span)))
        }) || self
            .report
            .text
            .tokens
            .get(at)
            .is_some_and(|token| meant.spellings.iter().any(|words| words.last() == Some(&plain(&token.norm))))
    }

    /// Whether a part is anybody ("people"), and the word at a token a number or a sort of people.
    fn counts(&self, part: &super::part::Part, at: usize) -> bool {
        let own = self.claim.report.as_ref().and_then(|report| report.text.tokens.get(part.tokens.start));
        let anybody = own.is_some_and(|own| figures::counts_anybody(&own.norm));
        let people =
            |token: &crate::text::Token| token.kind == TokenKind::Number || lexicon::is_person_noun(&token.norm);
        anybody && self.report.text.tokens.get(at).is_some_and(people)
    }

    fn same_name(&self, there: usize, at: usize) -> bool {
        there == at || self.line.meant.iter().any(|(tokens, _)| tokens.contains(&there) && tokens.contains(&at))
    }

    fn span(&self, tokens: &std::ops::Range<usize>) -> Option<crate::span::Span> {
        let first = self.report.text.tokens.get(tokens.start)?.span;
        Some(first.join(self.report.text.tokens.get(tokens.end.checked_sub(1)?)?.span))
    }

    /// Whether a pronoun that nobody was found for can stand for the part: the sentence before speaks of it.
    fn stands_for(&self, part: usize, at: usize) -> bool {
        let pronoun = self.report.text.tokens.get(at).is_some_and(|token| is_pronoun(&token.norm));
        let resolved = self.line.meant.iter().any(|(tokens, _)| tokens.contains(&at));
        let heard = self.before.and_then(|before| before.get(part)).is_some_and(|heard| heard.strength >= SPOKEN);
        pronoun && !resolved && heard
    }

    /// Whether something belongs to the one named at a token: "Bell's cousin".
    fn owns(&self, at: usize) -> bool {
        let name = self.line.meant.iter().find(|(tokens, _)| tokens.contains(&at));
        let end = name.map_or(at + 1, |(tokens, _)| tokens.end);
        self.report.text.tokens.get(end).is_some_and(|token| matches!(token.norm.as_str(), "'s" | "'" | "’" | "’s"))
    }
}
