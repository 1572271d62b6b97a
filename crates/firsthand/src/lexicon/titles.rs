//! Titles, honorifics and offices that stand before a person's name.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::domain::Gender;
use super::table::lower;

/// What kind of title it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TitleKind {
    /// A form of address that goes with the surname: Mr, Dr, Sir.
    Honorific,
    /// An office of state or politics: President, Foreign Minister, Sen.
    Office,
    /// A rank of an army or the police: Gen., Detective.
    Rank,
    /// A noble or royal title: King, Duchess.
    Noble,
    /// A dignity of a faith: Pope, Rabbi.
    Religious,
    /// Work that is written before a name: Professor, coach, spokeswoman.
    Role,
}

/// A title that can stand before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// Its full form in lower case: "senator" for "Sen.".
    pub name: &'static str,
    /// What kind it is.
    pub kind: TitleKind,
    /// The gender it tells, if any.
    pub gender: Option<Gender>,
}

/// Titles by kind, divided by `;`: the full form with `+f` or `+m` for its gender, then other forms after commas.
const TITLES: &[(TitleKind, &str)] = &[
    (
        TitleKind::Honorific,
        "mr+m,mister;mrs+f;ms+f;miss+f;mx;dr,doctor;prof,professor;sir+m;dame+f;lord+m;lady+f;madam+f;madame+f,mme;\
         monsieur+m;herr+m;frau+f;senor+m,señor,sr;senora+f,señora,sra;don+m;dona+f,doña;signor+m;signora+f;\
         hon,honourable,honorable,the honourable;the right honourable;his excellency+m;her excellency+f;shri+m,sri;\
         smt+f;pan+m;pani+f;justice;esq",
    ),
    (
        TitleKind::Office,
        "president,pres;vice president,vice-president;deputy president;former president;ex-president;president-elect;\
         acting president;interim president;prime minister,pm;deputy prime minister;former prime minister;\
         interim prime minister;acting prime minister;premier;chancellor;vice chancellor;chancellor of the exchequer;\
         minister;foreign minister;interior minister;defence minister,defense minister;finance minister;\
         health minister;justice minister;education minister;economy minister;energy minister;trade minister;\
         transport minister;information minister;environment minister;home affairs minister;security minister;\
         culture minister;agriculture minister;labour minister,labor minister;deputy minister;deputy foreign minister;\
         cabinet minister;first minister;taoiseach;secretary;secretary of state;secretary-general,secretary general;\
         foreign secretary;home secretary;defence secretary,defense secretary;health secretary;treasury secretary;\
         education secretary;state secretary;under secretary,undersecretary;assistant secretary;press secretary;\
         general secretary;national security adviser,national security advisor;chief of staff;senator,sen;senators,sens;\
         representative,rep;representatives,reps;congressman+m;congresswoman+f;assemblyman+m;assemblywoman+f;\
         speaker;house speaker;majority leader;minority leader;senate majority leader;senate minority leader;\
         governor,gov;governors,govs;lieutenant governor,lt. gov;mayor;deputy mayor;councillor,cllr,councilor;\
         councilman+m;councilwoman+f;alderman;commissioner;high commissioner;police commissioner;eu commissioner;\
         ambassador;envoy;special envoy;consul;consul general;attorney general;deputy attorney general;\
         solicitor general;prosecutor;chief prosecutor;district attorney,da;judge;chief judge;chief justice;\
         associate justice;magistrate;deputy;mp;mep;lawmaker;delegate;opposition leader;party leader;leader;\
         supreme leader;foreign policy chief;eu foreign policy chief;director;director general,director-general;\
         deputy director;chairman+m;chairwoman+f;chair;vice chairman+m;chief executive;first lady+f;first secretary;\
         chief minister;president of the european commission;european commission president;\
         european council president;dictator;strongman+m;autocrat",
    ),
    (
        TitleKind::Rank,
        "general,gen;lieutenant general,lt. gen,lt gen;major general,maj. gen,maj gen;brigadier general,brig. gen;\
         brigadier;colonel,col;lieutenant colonel,lt. col,lt col;major,maj;captain,capt;lieutenant,lt;\
         first lieutenant,1st lt;second lieutenant,2nd lt;sergeant,sgt;staff sergeant,staff sgt;master sergeant;\
         sergeant major,sgt. maj;corporal,cpl;lance corporal,lance cpl;private,pvt,pfc;admiral,adm;\
         vice admiral,vice adm;rear admiral,rear adm;commander,cmdr,cdr;lieutenant commander,lt. cmdr;ensign;\
         petty officer;marshal;field marshal;air marshal;air chief marshal;commodore;officer;constable,pc;\
         police constable;police officer;trooper;detective,det;detective inspector,di,det. insp;\
         detective chief inspector,dci;detective superintendent,det. supt;detective sergeant,det. sgt;\
         detective constable;inspector,insp;inspector general;chief inspector,ch. insp;superintendent,supt;\
         chief superintendent;chief constable;deputy chief constable;police chief;chief;deputy chief;fire chief;\
         battalion chief;sheriff;deputy sheriff;agent;special agent;commandant;airman;seaman;specialist,spc;\
         squadron leader;wing commander;group captain;astronaut;cosmonaut",
    ),
    (
        TitleKind::Noble,
        "king+m;queen+f;prince+m;princess+f;crown prince+m;crown princess+f;emperor+m;empress+f;duke+m;duchess+f;\
         earl+m;count+m;countess+f;baron+m;baroness+f;viscount+m;marquess+m;sultan+m;emir+m;sheikh+m,sheik,shaikh;\
         sheikha+f;shah+m;tsar+m,czar;grand duke+m;queen mother+f;maharaja+m",
    ),
    (
        TitleKind::Religious,
        "pope+m;cardinal+m;archbishop;bishop;patriarch+m;reverend,rev,the rev;father+m,fr;sister+f;brother+m;\
         pastor;deacon;vicar;rabbi;chief rabbi;imam+m;ayatollah+m;grand ayatollah+m;mullah+m;mufti+m;\
         grand mufti+m;metropolitan+m;monsignor+m,msgr;saint,st;canon;abbot+m;mother+f;dalai lama+m;swami;\
         chaplain;elder",
    ),
    (
        TitleKind::Role,
        "spokesman+m;spokeswoman+f;spokesperson;actor;actress+f;singer;author;writer;novelist;poet;journalist;\
         reporter;correspondent;editor;editor-in-chief;analyst;economist;historian;political scientist;scientist;\
         researcher;lawyer;attorney;activist;rights activist;blogger;opposition candidate;presidential candidate;\
         candidate;businessman+m;businesswoman+f;entrepreneur;billionaire;tycoon;oligarch;founder;co-founder;ceo;\
         cfo;coach;head coach;manager;midfielder;striker;defender;goalkeeper;forward;quarterback;pitcher;driver;\
         champion;photographer;director;filmmaker;comedian;musician;rapper;dj;nurse;paramedic;teacher;headteacher;\
         principal;engineer;pilot;eyewitness;witness;resident;protester;student;suspect;victim;defendant;gunman+m;\
         uncle+m;aunt+f;dissident;whistleblower;veteran;diplomat;politician;legislator;assistant professor;\
         associate professor;emeritus professor;aide;adviser,advisor;partner;vice-chairman+m;\
         managing director;chief economist;chief scientist;chief medical officer;surgeon general;coroner;medical examiner",
    ),
];

/// The title that a word or phrase is, in any case and with or without the abbreviation's stop: "Lt. Col." and
/// "Lieutenant Colonel" give the same. `None` for what is no title.
///
/// Many titles are common words ("chief", "private", "father"): one counts as a title only before a name.
pub fn title(words: &str) -> Option<Title> {
    let wanted = lower(words.trim());
    FORMS.get(wanted.strip_suffix('.').unwrap_or(&wanted)).copied()
}

/// Every form of every title. Where two share a form the earlier kind has it.
static FORMS: LazyLock<HashMap<&'static str, Title>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for &(kind, list) in TITLES {
        for group in list.split(';') {
            let mut words = group.split(',');
            let head = words.next().unwrap_or_default();
            let (name, gender) = match head.split_once('+') {
                Some((name, "f")) => (name, Some(Gender::Female)),
                Some((name, _)) => (name, Some(Gender::Male)),
                None => (head, None),
            };
            for form in std::iter::once(name).chain(words) {
                forms.entry(form).or_insert(Title { name, kind, gender });
            }
        }
    }
    forms
});

/// The most words that a title has: "president of the european commission".
pub const TITLE_WORDS_MAX: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, name: &'static str, kind: TitleKind, gender: Option<Gender>) {
        assert_eq!(title(words), Some(Title { name, kind, gender }), "{words}");
    }

    #[test]
    fn titles_in_full_and_short() {
        check("President", "president", TitleKind::Office, None);
        check("Prime Minister", "prime minister", TitleKind::Office, None);
        check("Mr", "mr", TitleKind::Honorific, Some(Gender::Male));
        check("Mrs.", "mrs", TitleKind::Honorific, Some(Gender::Female));
        check("Lt. Col.", "lieutenant colonel", TitleKind::Rank, None);
        check("Gen.", "general", TitleKind::Rank, None);
        check("Sen.", "senator", TitleKind::Office, None);
        check("Secretary of State", "secretary of state", TitleKind::Office, None);
        check("Pope", "pope", TitleKind::Religious, Some(Gender::Male));
        check("Queen", "queen", TitleKind::Noble, Some(Gender::Female));
        assert_eq!(title("Table"), None);
        assert_eq!(title(""), None);
        assert_eq!(title("."), None);
    }

    #[test]
    fn no_title_is_longer_than_said() {
        let forms = TITLES.iter().flat_map(|(_, list)| list.split([';', ',']));
        assert_eq!(forms.map(|form| form.split(' ').count()).max(), Some(TITLE_WORDS_MAX));
    }
}
