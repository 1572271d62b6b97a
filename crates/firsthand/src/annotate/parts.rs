//! Which parts of an article's annotation are wanted: whoever needs only some need not wait for the others.

/// A part of what one article's annotation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Title, paragraphs, headings, captions, credits, links.
    Blocks,
    /// The sentences of title, headings and prose.
    Sentences,
    /// The article's own words about where its matter comes from.
    Credits,
    /// Attributed words.
    Quotes,
    /// What is attributed beyond quotes.
    Attributions,
    /// Quantities.
    Figures,
    /// Time expressions.
    Dates,
    /// Mentions of people, organisations and places, and who they mean.
    Names,
}

/// A set of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts(u8);

impl Parts {
    /// Everything.
    pub const ALL: Self = Self(u8::MAX);

    /// These parts alone; all if none is named.
    pub fn only(parts: &[Part]) -> Self {
        if parts.is_empty() { Self::ALL } else { Self(parts.iter().fold(0, |set, part| set | bit(*part))) }
    }

    /// Whether this part is among them.
    pub const fn has(self, part: Part) -> bool {
        self.0 & bit(part) != 0
    }

    /// Whether one of these parts is among them.
    pub(crate) fn any(self, parts: &[Part]) -> bool {
        parts.iter().any(|part| self.has(*part))
    }

    /// Whether sentences and tokens are needed, which all but the blocks stand on.
    pub(crate) const fn beyond_blocks(self) -> bool {
        self.0 & !bit(Part::Blocks) != 0
    }

    /// Whether any annotation is among them; each may refer to an entity.
    pub(crate) const fn beyond_sentences(self) -> bool {
        self.0 & !(bit(Part::Blocks) | bit(Part::Sentences)) != 0
    }
}

const fn bit(part: Part) -> u8 {
    1 << part as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_a_set() {
        let some = Parts::only(&[Part::Blocks, Part::Dates]);
        assert!(some.has(Part::Dates) && !some.has(Part::Names) && some.beyond_blocks());
        assert!(!Parts::only(&[Part::Blocks]).beyond_blocks());
        assert_eq!(Parts::only(&[]), Parts::ALL);
        assert!(Parts::ALL.has(Part::Names));
    }
}
