//! The kinds of thing and sets of them.

use crate::lexicon::word::{Entry, digit};

/// A kind of thing. The numbers are WordNet's for its lexicographer files, and three of our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Domain {
    /// noun.act: arrest, protest
    Act = 4,
    /// noun.animal
    Animal = 5,
    /// noun.artifact: bridge, gun
    Artifact = 6,
    /// noun.attribute: violence
    Attribute = 7,
    /// noun.body: head, arm
    Body = 8,
    /// noun.cognition: idea, policy
    Cognition = 9,
    /// noun.communication: statement, language
    Communication = 10,
    /// noun.event: election, explosion
    Event = 11,
    /// noun.feeling: anger
    Feeling = 12,
    /// noun.food
    Food = 13,
    /// noun.group: party, police, company
    Group = 14,
    /// noun.location: city, region
    Location = 15,
    /// noun.motive
    Motive = 16,
    /// noun.object: river, mountain
    Object = 17,
    /// noun.person: leader, protester
    Person = 18,
    /// noun.phenomenon: storm
    Phenomenon = 19,
    /// noun.plant
    Plant = 20,
    /// noun.possession: money, tax
    Possession = 21,
    /// noun.process
    Process = 22,
    /// noun.quantity: dozen, ton
    Quantity = 23,
    /// noun.relation
    Relation = 24,
    /// noun.shape
    Shape = 25,
    /// noun.state: war, injury
    State = 26,
    /// noun.substance
    Substance = 27,
    /// noun.time: day, year
    Time = 28,
    /// verb.body
    VerbBody = 29,
    /// verb.change: increase
    VerbChange = 30,
    /// verb.cognition: think
    VerbCognition = 31,
    /// verb.communication: say, warn
    VerbCommunication = 32,
    /// verb.competition: fight, win
    VerbCompetition = 33,
    /// verb.consumption
    VerbConsumption = 34,
    /// verb.contact: hit
    VerbContact = 35,
    /// verb.creation: build
    VerbCreation = 36,
    /// verb.emotion: fear
    VerbEmotion = 37,
    /// verb.motion: march
    VerbMotion = 38,
    /// verb.perception: see
    VerbPerception = 39,
    /// verb.possession: give
    VerbPossession = 40,
    /// verb.social: arrest, elect
    VerbSocial = 41,
    /// verb.stative: be
    VerbStative = 42,
    /// verb.weather: rain
    VerbWeather = 43,
    /// A unit of measurement, time or money: metre, hour, dollar
    Unit = 45,
    /// A female person: actress
    Female = 46,
    /// A male person: king
    Male = 47,
}

/// A set of domains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Domains(pub(super) u64);

impl Domains {
    /// Whether the set has this domain.
    pub fn has(self, domain: Domain) -> bool {
        self.0 & (1 << domain as u64) != 0
    }

    /// Whether the set has none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether two sets have a domain in common.
    pub fn meets(self, other: Domains) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn of(entry: &Entry) -> Domains {
        Domains(entry.domains.bytes().fold(0, |bits, byte| bits | 1 << digit(byte)))
    }
}
