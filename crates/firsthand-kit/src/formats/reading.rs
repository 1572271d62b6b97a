//! What the fields of a record say, gathered while the record is read and by name, whatever its shape: nothing of it that
//! is not wanted is ever put into memory.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::fields::{Fields, ROLE_COUNT, Role};

/// What the fields of one record say, the best of each role.
#[derive(Debug, Default)]
pub(crate) struct Record {
    found: [(usize, Vec<String>); ROLE_COUNT],
}

impl Record {
    /// Takes a value in for whatever its field means.
    pub(super) fn set(&mut self, meanings: &[(Role, usize)], value: &str) {
        let value = value.trim();
        for (role, rank) in meanings {
            if value.is_empty() || !fits(*role, value) {
                continue;
            }
            let Some((best, values)) = self.found.get_mut(*role as usize) else { continue };
            if values.is_empty() || rank < best {
                (*best, *values) = (*rank, vec![value.to_owned()]);
            } else if rank == best {
                values.push(value.to_owned());
            }
        }
    }

    /// Whether there are words in it.
    pub(super) fn has_text(&self) -> bool {
        self.found.get(Role::Text as usize).is_some_and(|(_, values)| !values.is_empty())
    }

    /// The words: where several fields hold some, the longest.
    pub(super) fn text(&mut self) -> Option<String> {
        self.all(Role::Text).into_iter().max_by_key(String::len)
    }

    /// The first value of a role.
    pub(super) fn first(&mut self, role: Role) -> Option<String> {
        self.all(role).into_iter().next()
    }

    /// All values of a role.
    pub(super) fn all(&mut self, role: Role) -> Vec<String> {
        self.found.get_mut(role as usize).map(|(_, values)| std::mem::take(values)).unwrap_or_default()
    }
}

/// Some exports call an address `source`, others an outlet, and `uri` may be any name.
fn fits(role: Role, value: &str) -> bool {
    match role {
        Role::Url => value.contains("://"),
        Role::Outlet => !value.contains("://"),
        _ => true,
    }
}

/// Reads a value of a record for what the fields at this place mean.
pub(super) struct Reading<'a> {
    pub fields: &'a Fields,
    pub record: &'a mut Record,
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.record.set(self.fields.here(), text);
        Ok(())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { fields, record } = self;
        while list.next_element_seed(Reading { fields, record: &mut *record })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { fields, record } = self;
        while let Some(name) = map.next_key_seed(Name(fields))? {
            match name {
                Some(child) => map.next_value_seed(Reading { fields: child, record: &mut *record })?,
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// Reads a field's name and gives what is known of it.
struct Name<'a>(&'a Fields);

impl<'a, 'de> DeserializeSeed<'de> for Name<'a> {
    type Value = Option<&'a Fields>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'_> for Name<'a> {
    type Value = Option<&'a Fields>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.child(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::fields::parse;

    fn check(json: &str, named: &[(Role, String)], expected: [&str; 4]) {
        let fields = Fields::new(named);
        let mut record = Record::default();
        let mut json = serde_json::Deserializer::from_str(json);
        Reading { fields: &fields, record: &mut record }.deserialize(&mut json).unwrap();
        let found = [record.text(), record.first(Role::Outlet), record.first(Role::Url), record.first(Role::Published)];
        assert_eq!(found.map(Option::unwrap_or_default), expected);
    }

    #[test]
    fn the_names_of_several_exports() {
        let news_please = r#"{"maintext": "Rain.", "source_domain": "a.example", "date_publish": "2024-03-14 09:00:00",
            "url": "https://a.example/1", "description": "Short."}"#;
        check(news_please, &[], ["Rain.", "a.example", "https://a.example/1", "2024-03-14 09:00:00"]);
        let event_registry = r#"{"uri": "77", "body": "Rain.", "source": {"uri": "a.example", "title": "The Bugle"},
            "dateTimePub": "2024-03-14T09:00:00Z", "dateTime": "2024-03-15T09:00:00Z", "url": "https://a.example/1"}"#;
        check(event_registry, &[], ["Rain.", "The Bugle", "https://a.example/1", "2024-03-14T09:00:00Z"]);
        let trafilatura = r#"{"raw_text": "Menu Rain.", "text": "Rain.", "source": "https://a.example/1",
            "source-hostname": "The Bugle", "hostname": "a.example", "date": "2024-03-14"}"#;
        check(trafilatura, &[], ["Rain.", "The Bugle", "https://a.example/1", "2024-03-14"]);
    }

    #[test]
    fn what_the_user_names_comes_first() {
        let named = [parse("text=parts.words").unwrap(), parse("outlet=Paper").unwrap()];
        let record =
            r#"{"text": "Rain", "parts": [{"words": "Hail."}, {"words": "Snow and sleet."}], "paper": "The Bugle"}"#;
        check(record, &named, ["Snow and sleet.", "The Bugle", "", ""]);
        check(r#"{"text": "Rain."}"#, &named, ["Rain.", "", "", ""]);
    }
}
