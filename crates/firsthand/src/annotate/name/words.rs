//! The words that tell what a capitalised name names: titles, heads of organisations, places and events.
//!
//! All lists are lower case. They hold open sets by their commonest members in news; what is missing is left to the
//! evidence of the article.

/// Titles that stand before a person's name with a capital letter.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "manager", "msp", "mep", "singer", "actor", "actress", "author", "designer", "mp", "adm", "admiral", "adviser",
    "advisor", "aide", "alderman", "ambassador", "archbishop", "ayatollah", "baron", "baroness", "bishop",
    "brigadier", "brother", "cadet", "candidate", "captain", "capt", "cardinal", "ceo", "cfo", "chairman",
    "chairwoman", "chair", "chairperson", "chancellor", "chief", "cmdr", "coach", "col", "colonel", "commander",
    "commissioner", "comrade", "congressman", "congresswoman", "constable", "consul", "coordinator", "coroner",
    "councillor", "councilman", "councilwoman", "councilor", "count", "countess", "cpl", "corporal", "dame", "dean",
    "delegate", "deputy", "det", "detective", "dictator", "diplomat", "director", "doctor", "dr", "duchess", "duke",
    "editor", "emir", "emperor", "empress", "envoy", "executive", "father", "fr", "gen", "general", "gov", "governor",
    "imam", "insp", "inspector", "journalist", "judge", "justice", "king", "lady", "lawmaker", "leader", "lieutenant",
    "lord", "lt", "maj", "major", "marshal", "master", "mayor", "md", "minister", "miss", "mr", "mrs", "ms", "mx",
    "monsignor", "mullah", "nurse", "officer", "official", "ombudsman", "pastor", "patriarch", "pfc", "pope",
    "premier", "pres", "president", "priest", "prime", "prince", "princess", "principal", "private", "pvt", "prof",
    "professor", "prosecutor", "queen", "rabbi", "rector", "rep", "reporter", "representative", "rev", "reverend",
    "secretary", "sen", "senator", "sergeant", "sgt", "sheikh", "sheriff", "shah", "sir", "sister", "solicitor",
    "spokesman", "spokeswoman", "spokesperson", "speaker", "strongman", "student", "sultan", "superintendent", "supt",
    "teacher", "treasurer", "trooper", "tsar", "viscount", "warden", "whip", "correspondent", "analyst", "attorney",
    "counsel", "lawyer", "economist", "founder", "cofounder", "congressmember", "hon", "activist", "astronaut",
    "cosmonaut", "sens", "reps", "messrs", "guard", "pilot",
];

/// Words that stand before a title as part of it.
#[rustfmt::skip]
pub(super) const BEFORE_TITLE: &[&str] = &[
    "acting", "assistant", "associate", "attorney", "chief", "co", "commander", "communications", "culture", "crown",
    "defence", "defense", "deputy", "district", "economy", "education", "elect", "emeritus", "energy", "environment",
    "ex", "executive", "federal", "finance", "first", "fire", "foreign", "former", "general", "grand", "head",
    "health", "high", "home", "honorary", "house", "information", "interim", "interior", "joint", "justice", "labor",
    "labour", "late", "lieutenant", "lt", "maj", "major", "majority", "managing", "master", "military", "minority",
    "national", "opposition", "permanent", "police", "political", "press", "prime", "principal", "regional", "rear",
    "senate", "senior", "shadow", "special", "staff", "state", "supreme", "trade", "transport", "treasury", "under",
    "undersecretary", "vice", "security", "technology", "agriculture", "cabinet", "campaign", "county", "city",
    "field", "second", "third", "sports", "immigration", "tourism", "right", "honourable", "honorable", "most",
    "brig", "brigadier",
];

/// What follows "of" or "for" within a title: "Secretary of State", "Chief of Staff".
#[rustfmt::skip]
pub(super) const AFTER_TITLE_OF: &[&str] = &[
    "state", "staff", "defence", "defense", "health", "education", "treasury", "interior", "commerce", "labor",
    "labour", "energy", "justice", "transportation", "agriculture", "homeland", "security", "foreign", "affairs",
    "finance", "police", "exchequer", "veterans", "housing", "war", "human", "services", "government", "public", "prosecutions",
];

/// Forms of address, with the gender they give where they give one.
#[rustfmt::skip]
pub(super) const MALE_ADDRESS: &[&str] = &[
    "mr", "sir", "lord", "king", "prince", "father", "brother", "duke", "emperor", "pope", "baron", "sultan", "emir",
    "tsar", "count", "congressman", "chairman", "spokesman", "councilman", "monsignor", "imam", "ayatollah", "sheikh",
    "fr", "viscount",
];
/// See [`MALE_ADDRESS`].
#[rustfmt::skip]
pub(super) const FEMALE_ADDRESS: &[&str] = &[
    "mrs", "ms", "miss", "lady", "queen", "princess", "dame", "sister", "duchess", "empress", "baroness", "countess",
    "congresswoman", "chairwoman", "spokeswoman", "councilwoman", "madam", "mme",
];

/// Last words of an organisation's name, or first words before "of" and "for".
#[rustfmt::skip]
pub(super) const ORGANISATIONS: &[&str] = &[
    "limited", "images", "sachs", "semiconductors", "semiconductor", "aviation", "academy", "administration",
    "agency", "airlines", "airline", "airways", "air", "alliance", "army", "assembly", "associates", "association",
    "authority", "bank", "board", "branch", "brigade", "brigades", "broadcasting", "bureau", "cabinet", "campaign", "caucus",
    "center", "centre", "chamber", "charity", "chronicle", "church", "clinic", "club", "co", "coalition", "college",
    "command", "commission", "committee", "community", "company", "confederation", "conference", "congress",
    "consortium", "consulate", "cooperative", "corp", "corporation", "corps", "council", "court", "courier", "daily",
    "department", "directorate", "division", "embassy", "enterprises", "federation", "fc", "force", "forces", "forum",
    "foundation", "front", "fund", "gazette", "government", "group", "guard", "guards", "guardian", "headquarters",
    "herald", "holdings", "hospital", "inc", "industries", "initiative", "insider", "institute", "institution",
    "instagram", "intelligence", "international", "journal", "labs", "laboratory", "laboratories", "league", "llc",
    "llp", "ltd", "magazine", "mail", "media", "ministry", "mirror", "motors", "movement", "museum", "navy",
    "network", "networks", "news", "newspaper", "observatory", "observer", "office", "online", "orchestra",
    "organisation", "organization", "parliament", "partners", "partnership", "party", "patrol", "plc", "police",
    "post", "press", "programme", "project", "radio", "railway", "railways", "records", "register", "reserve",
    "school", "seminary", "senate", "service", "services", "society", "sox", "squad", "standard", "studios", "sun",
    "syndicate", "systems", "taskforce", "team", "technologies", "telegraph", "television", "theater", "theatre",
    "times", "tribunal", "tribune", "trust", "tv", "un", "union", "united", "university", "unit", "watch", "watchdog",
    "weekly", "works", "yankees", "gmbh", "ag", "sa", "nv", "oyj", "crescent", "lantern", "dispatch", "examiner",
    "inquirer", "monitor", "review", "globe", "bulletin", "hydro", "energy", "oil", "petroleum", "pharmaceuticals",
    "bancorp", "capital", "securities", "insurance", "electric", "motor", "steel", "telecom", "communications",
    "entertainment", "pictures", "stores", "foods", "brothers", "militia", "battalion", "regiment", "squadron",
    "fleet", "infantry", "treasury", "exchange", "legion", "lobby", "faculty", "rangers", "rovers", "wanderers",
    "athletic", "cf", "afc", "prosecutor's", "secretariat", "panel", "tech", "polytechnic", "motorsports", "brewery", "broadcaster",
    "packet", "argus", "echo", "advertiser", "sentinel", "enquirer", "gleaner", "clarion", "recorder", "ledger",
    "intelligencer", "channel",
];

/// Last words of a place's name.
#[rustfmt::skip]
pub(super) const PLACES_LAST: &[&str] = &[
    "room", "airport", "alley", "arch", "archipelago", "area", "arena", "avenue", "ave", "bay", "beach", "border",
    "boulevard", "bridge", "building", "cape", "canal", "canyon", "castle", "cathedral", "cemetery", "city", "coast",
    "county", "creek", "crossing", "dam", "delta", "desert", "district", "drive", "estate", "falls", "farm", "field",
    "fjord", "forest", "fort", "garden", "gardens", "gate", "glacier", "gulf", "hall", "harbor", "harbour", "heights",
    "highlands", "highway", "hill", "hills", "hotel", "house", "island", "islands", "isle", "isles", "junction",
    "lake", "lane", "lighthouse", "mall", "market", "memorial", "monument", "mosque", "mountain", "mountains",
    "oblast", "ocean", "palace", "park", "parish", "pass", "peak", "peninsula", "pier", "place", "plain", "plaza",
    "point", "port", "prefecture", "prison", "province", "quarter", "quay", "raion", "ranch", "range", "reef",
    "region", "reservoir", "ridge", "river", "road", "row", "sea", "shore", "springs", "square", "stadium", "station",
    "strait", "street", "strip", "suburb", "terrace", "territories", "territory", "tower", "towers", "town",
    "township", "tunnel", "valley", "village", "volcano", "wall", "ward", "wharf", "wood", "woods", "zone",
    "expressway", "motorway", "freeway", "metro", "jail", "cove", "republic", "kingdom", "emirates", "temple",
    "shrine", "riviera", "midlands", "plateau", "basin", "interstate", "route",
];

/// First words of a place's name.
#[rustfmt::skip]
pub(super) const PLACES_FIRST: &[&str] = &[
    "mount", "mt", "lake", "cape", "fort", "port", "gulf", "strait", "isle", "river", "republic", "bay", "sea",
    "camp", "kingdom", "city", "dam",
];

/// Last words of an event's name, or first words before "of" and "for".
#[rustfmt::skip]
pub(super) const EVENTS: &[&str] = &[
    "accord", "accords", "agreement", "awards", "attack", "attacks", "battle", "bowl", "brexit", "championship",
    "championships", "christmas", "coronation", "crisis", "cup", "day", "derby", "earthquake", "easter", "eve",
    "exhibition", "expo", "fair", "festival", "final", "games", "genocide", "holocaust", "hurricane", "intifada",
    "jubilee", "march", "marathon", "massacre", "miracle", "olympics", "open", "operation", "parade", "pride", "prix",
    "protocol", "ramadan", "rebellion", "referendum", "revolution", "riots", "rising", "spring", "storm", "summit",
    "super", "tornado", "tournament", "treaty", "typhoon", "uprising", "war", "wars", "week", "wildfire",
    "convention", "series", "finals", "playoffs", "siege", "feast", "oscars", "grammys", "emmys", "bafta", "baftas",
];

/// Words that begin the name of a storm or an operation.
pub(super) const EVENTS_FIRST: &[&str] = &["hurricane", "typhoon", "cyclone", "storm", "operation", "tornado"];

/// Words that are capitalised without naming anyone: calendar, languages' own words and the like.
#[rustfmt::skip]
pub(super) const CALENDAR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays",
    "thursdays", "fridays", "saturdays", "sundays", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "am", "pm", "gmt", "utc", "est",
    "edt", "pst", "pdt", "cet", "bst", "cest", "ist", "bc", "ad",
];

/// Capitalised words and abbreviations that are no names.
#[rustfmt::skip]
pub(super) const NOT_NAMES: &[&str] = &[
    "youtuber", "youtubers", "ceos", "ufos", "mps", "meps", "i", "i'm", "i've", "i'd", "i'll", "ok", "okay", "tv",
    "dna", "rna", "id", "cctv", "suv", "suvs", "ceo", "cfo", "coo", "mp", "hiv", "aids", "covid", "ufo", "faq", "pdf",
    "email", "e-mail", "pin", "url", "usd", "eur", "gbp", "gdp", "vat", "ipo", "pr", "hr", "phd", "ph.d", "mba", "atm", "gps", "vip", "diy",
    "rip", "god", "internet", "bible", "koran", "quran", "qur'an", "christ", "allah", "mr", "mrs", "ms", "dr", "no",
    "yes", "oh", "ah", "hey", "hi", "wow", "pm", "am", "a", "an", "the", "photo", "photos", "video", "image",
    "caption", "read", "also", "advertisement", "updated", "published", "watch", "share", "ii", "iii", "iv", "vi",
    "vii", "viii", "ix", "xi", "xii", "xiv", "xvi", "ied", "ieds", "mri", "pt", "ct", "q", "q&a", "http", "https",
    "www", "ac", "dc", "pvc", "bbq", "rt", "dm", "lol", "omg", "led", "lcd", "sms", "sim", "usb", "cpr", "icu", "er",
    "sos", "xmas", "jr", "sr", "esq", "mph", "kph", "ai", "it", "ar", "vr", "v", "vs", "re", "fwd", "ps", "p.s",
    "e.g", "i.e", "etc", "editor's", "note", "dear", "hello", "regards", "sincerely", "cheers", "thanks", "thx",
    "please", "plz", "pls", "attached", "fyi", "asap", "let", "get", "euros", "lmao", "dvd", "vhs", "btw", "p.s.",
];

/// Lower-case words that may stand between the parts of a name: "Ursula von der Leyen", "Rio de Janeiro".
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "de", "da", "do", "del", "della", "di", "van", "von", "der", "den", "dem", "bin", "ibn", "bint", "al", "el", "la",
    "le", "du", "dos", "das", "des", "ben", "af", "ter", "ten", "zu", "zur", "e", "y", "sans", "und", "et", "och",
    "i",
];

/// Heads of companies, before which stands a name of their own rather than a place's.
#[rustfmt::skip]
pub(super) const BRANDED: &[&str] = &[
    "ag", "air", "airlines", "airways", "associates", "brothers", "co", "communications", "company", "corp",
    "corporation", "electric", "energy", "enterprises", "entertainment", "foods", "gmbh", "group", "holdings",
    "hydro", "inc", "industries", "insurance", "international", "labs", "llc", "llp", "ltd", "motor", "motors",
    "networks", "nv", "oil", "partners", "petroleum", "pharmaceuticals", "pictures", "plc", "sa", "securities",
    "steel", "stores", "studios", "systems", "technologies", "telecom", "capital", "records", "foundation",
];

/// Heads of places and events that are surnames as well.
#[rustfmt::skip]
pub(super) const SURNAMES: &[&str] = &[
    "hall", "hill", "wood", "woods", "field", "day", "lane", "ward", "march", "storm", "church", "castle", "post",
    "fort", "park", "rivers",
];

/// Heads that a place's name is used with and without: "Rhine River" and "the Rhine".
#[rustfmt::skip]
pub(super) const LOOSE: &[&str] = &[
    "airport", "bay", "bridge", "county", "dam", "desert", "island", "lake", "mine", "mountain", "mountains",
    "province", "reservoir", "river", "sea", "stadium", "valley", "volcano",
];

/// Events that one word names.
#[rustfmt::skip]
pub(super) const FEASTS: &[&str] = &[
    "brexit", "christmas", "d-day", "diwali", "easter", "eid", "emmys", "golden globes", "grammys", "halloween",
    "hanukkah", "holocaust", "mardi gras", "new year", "oktoberfest", "olympics", "oscars", "paralympics", "passover",
    "ramadan", "super bowl", "thanksgiving", "tour de france", "world cup", "world series", "yom kippur",
];

/// The states of the USA and provinces of Canada as addresses and datelines shorten them, without stops.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME",
    "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA",
    "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "ON", "BC", "AB", "MB", "NS", "NB",
    "SK", "QC", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La",
    "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "N.C", "N.D", "N.H", "N.J", "N.M", "N.Y", "Neb", "Nev",
    "Okla", "Ont", "Ore", "Pa", "R.I", "S.C", "S.D", "Tenn", "Tex", "Va", "Vt", "W.Va", "Wash", "Wis", "Wyo", "D.C",
    "B.C",
];

/// Whether the word, as written, is a state's short form.
pub(super) fn is_state(written: &str) -> bool {
    STATES.contains(&written.trim_end_matches('.'))
}

/// Legal forms, which name nobody by themselves.
pub(super) const LEGAL: &[&str] = &["inc", "ltd", "bros", "co", "corp", "llc", "plc", "limited", "company", "gmbh"];

/// What people have: "Lund's wife", "Lund's lawyer".
#[rustfmt::skip]
pub(super) const OF_PEOPLE: &[&str] = &[
    "wife", "husband", "father", "mother", "son", "daughter", "brother", "sister", "cousin", "uncle", "aunt",
    "family", "parents", "children", "widow", "lawyer", "lawyers", "attorney", "death", "body", "girlfriend",
    "boyfriend", "partner", "career", "funeral", "home", "hand", "eyes", "grandmother", "grandfather", "friend",
    "friends", "campaign", "presidency", "birthday",
];

/// Directions, which WordNet has among the persons.
pub(super) const SIDES: &[&str] = &["south", "north", "east", "west", "right", "left", "ex", "world"];

/// Whether a list of this file has the word; all lists are short enough for a scan.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.contains(&word.trim_end_matches('.'))
}

/// What is called after the person who heads it, without a possessive: "the Lund administration".
pub(super) const HEADED_BY: &[&str] = &["administration", "presidency", "family", "regime"];

/// Words that greet or thank the person named next, and those that close a message before its writer's name.
#[rustfmt::skip]
pub(super) const GREETINGS: &[&str] = &[
    "hi", "hey", "hello", "dear", "thanks", "thank", "regards", "sincerely", "cheers", "thx", "love", "aunt", "uncle",
    "cousin", "grandma", "grandpa", "congratulations", "welcome", "morning", "afternoon", "evening", "yours", "bye",
    "goodbye", "prophet", "saint",
];

/// What people do and things do not: verbs beside which a lone capital is a person's more often than not.
#[rustfmt::skip]
pub(super) const HUMAN_VERBS: &[&str] = &[
    "came", "went", "thinks", "thought", "knows", "knew", "wants", "wanted", "loves", "loved", "hopes", "hoped",
    "married", "smiled", "laughed", "cried", "wept", "woke", "slept", "ate", "drank", "sang", "danced", "nodded",
    "shrugged", "sat", "stood", "walked", "ran", "drove", "died", "lived", "grew", "graduated", "felt", "feels",
    "likes", "liked", "believes", "believed", "remembers", "remembered", "called", "phoned", "wrote", "writes",
    "promises", "promised", "pleaded", "resigned",
];

/// First names that name stars, gods and saints when they stand alone.
pub(super) const NO_PEOPLE: &[&str] = &["venus", "santa", "star", "apollo", "mercury", "jupiter"];
