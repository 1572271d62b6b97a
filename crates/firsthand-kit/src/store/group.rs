//! The articles of a story taken together, kept so that a large one need not be summed up again.

use firsthand::stories::{COPIES, Group, Sketch, Sum};
use rusqlite::{Connection, OptionalExtension, params};

use super::features;

/// An article of a story.
#[derive(Debug)]
pub struct Member {
    /// Its number.
    pub article: i64,
    /// The one that stood at its address before.
    pub version_of: Option<i64>,
    /// What it is placed by.
    pub sketch: Sketch,
}

/// The articles of a story, in the order in which they were added.
pub fn members(connection: &Connection, story: i64) -> rusqlite::Result<Vec<Member>> {
    let mut statement = connection.prepare_cached(
        "SELECT article, version_of, packed FROM membership JOIN features USING (article) JOIN article AS held ON number = article
         WHERE story = ? ORDER BY article",
    )?;
    let member = |row: &rusqlite::Row<'_>| {
        let sketch = features::unpacked(row.get_ref(2)?.as_blob()?);
        Ok(Member { article: row.get(0)?, version_of: row.get(1)?, sketch })
    };
    statement.query_map([story], member)?.collect()
}

/// The articles of a story taken together.
pub fn of(connection: &Connection, story: i64) -> rusqlite::Result<Group<'static>> {
    let mut statement = connection.prepare_cached("SELECT packed FROM story_words WHERE story = ?")?;
    let kept = statement.query_row([story], |row| Ok(unpacked(row.get_ref(0)?.as_blob()?))).optional()?;
    match kept {
        Some(group) => Ok(group),
        None => summed(connection, story),
    }
}

/// Sums up the articles of a story: copies of one text are taken together, as in a pile.
fn summed(connection: &Connection, story: i64) -> rusqlite::Result<Group<'static>> {
    let sketches: Vec<Sketch> = members(connection, story)?.into_iter().map(|member| member.sketch).collect();
    let mut families: Vec<Vec<&Sketch>> = Vec::new();
    for sketch in &sketches {
        let copies = |family: &&mut Vec<&Sketch>| family.first().is_some_and(|first| first.likeness(sketch) >= COPIES);
        match families.iter_mut().find(copies) {
            Some(family) => family.push(sketch),
            None => families.push(vec![sketch]),
        }
    }
    let mut group = Group::again(0, 0.0, None, Vec::new());
    families.iter().for_each(|family| group.absorb(&Group::of_copies(family)));
    Ok(group)
}

/// A story has grown by one article, which is so alike to the nearest of it.
pub fn grown(connection: &Connection, story: i64, sketch: &Sketch, likeness: f32) -> rusqlite::Result<()> {
    let mut group = of(connection, story)?;
    if likeness >= COPIES {
        group.absorb_copy(sketch)
    } else {
        group.absorb(&Group::of(sketch))
    }
    write(connection, story, &group)
}

/// The articles of a story are others than they were.
pub fn changed(connection: &Connection, story: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM story_words WHERE story = ?")?.execute([story])?;
    let group = summed(connection, story)?;
    if group.size() > 1 { write(connection, story, &group) } else { Ok(()) }
}

/// All articles of one story became those of another.
pub fn merged(connection: &Connection, kept: i64, gone: i64) -> rusqlite::Result<()> {
    let mut group = of(connection, kept)?;
    group.absorb(&of(connection, gone)?);
    connection.prepare_cached("DELETE FROM story_words WHERE story = ?")?.execute([gone])?;
    write(connection, kept, &group)
}

fn write(connection: &Connection, story: i64, group: &Group<'_>) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("INSERT OR REPLACE INTO story_words VALUES (?, ?)")?;
    statement.execute(params![story, packed(group)]).map(|_| ())
}

fn packed(group: &Group<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend((group.size() as u32).to_le_bytes());
    bytes.extend(group.texts().to_le_bytes());
    let (first, last) = group.days().unwrap_or((i32::MAX, i32::MIN));
    bytes.extend(first.to_le_bytes());
    bytes.extend(last.to_le_bytes());
    for sum in group.sums() {
        bytes.extend(sum.number.to_le_bytes());
        bytes.extend(sum.texts.to_le_bytes());
        bytes.extend(sum.weight.to_le_bytes());
        bytes.push(sum.rarity);
    }
    bytes
}

fn unpacked(bytes: &[u8]) -> Group<'static> {
    let number = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes);
    let days = (number(8).cast_signed(), number(12).cast_signed());
    let sums = bytes.get(16..).unwrap_or_default().as_chunks::<13>().0.iter().map(|sum| {
        let four = |at: usize| [sum[at], sum[at + 1], sum[at + 2], sum[at + 3]];
        Sum {
            number: u32::from_le_bytes(four(0)),
            texts: f32::from_le_bytes(four(4)),
            weight: f32::from_le_bytes(four(8)),
            rarity: sum[12],
        }
    });
    Group::again(number(0), f32::from_bits(number(4)), (days.0 <= days.1).then_some(days), sums.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand::stories::Word;

    #[test]
    fn groups_come_back_from_bytes() {
        let word = |number, weight| Word { number, weight, rarity: 100 };
        let one = Sketch { words: vec![word(1, 30_000), word(5, 2)], day: Some(-2), runs: Vec::new() };
        let other = Sketch { words: vec![word(5, 9)], day: None, runs: Vec::new() };
        let mut group = Group::again(0, 0.0, None, Vec::new());
        group.absorb(&Group::of(&one));
        assert_eq!(unpacked(&packed(&group)), group);
        group.absorb(&Group::of(&other));
        assert_eq!(unpacked(&packed(&group)), group);
        assert_eq!((group.size(), group.days()), (2, Some((-2, -2))));
    }
}
