//! Two TIMEX3 values beside each other.

/// Whether two TIMEX3 values are the same but for zeros of a time of day and the units of a length.
pub fn same(timex: &str, value: &str) -> bool {
    // "(2018-03-24,2018-03-29,P5D)": "the next five days", which TIMEX3 counts.
    let counted =
        timex.strip_prefix('(').and_then(|ends| ends.strip_suffix(')')).and_then(|ends| ends.rsplit(',').next());
    if value == timex {
        return true;
    }
    if value.starts_with('P') {
        return amount(counted.unwrap_or(timex)).is_some_and(|timex| Some(timex) == amount(value));
    }
    // "every night", "weekends": with and without the part that repeats.
    let bare = |value: &str| match value {
        "P1WE" => "XXXX-WXX-WE".to_owned(),
        _ => padded(value.strip_prefix("XXXX-XX-XX").unwrap_or(value)),
    };
    bare(timex) == bare(value)
}

/// A length in half months and in seconds: "P1Y6M", "PT1.5H".
fn amount(length: &str) -> Option<(i64, i64)> {
    let (mut months, mut seconds, mut in_day, mut number) = (0.0, 0.0, false, String::new());
    for part in length.strip_prefix('P')?.replace("WE", "E").replace("DE", "Z").replace("CE", "C").chars() {
        let Ok(count) = number.parse::<f64>() else {
            match part {
                'T' => in_day = true,
                _ => number.push(part),
            }
            continue;
        };
        if part.is_ascii_digit() || part == '.' {
            number.push(part);
            continue;
        }
        match (part, in_day) {
            ('C', _) => months += 2400.0 * count,
            ('Z', _) => months += 240.0 * count,
            ('Y', _) => months += 24.0 * count,
            ('M', false) => months += 2.0 * count,
            ('W', _) => seconds += 604_800.0 * count,
            ('D', _) => seconds += 86_400.0 * count,
            ('H', _) => seconds += 3600.0 * count,
            ('M', true) => seconds += 60.0 * count,
            ('S', _) => seconds += count,
            _ => return None,
        }
        in_day |= part == 'T';
        number.clear();
    }
    #[expect(clippy::cast_possible_truncation, reason = "lengths of a few centuries at most")]
    number.is_empty().then_some((months as i64, seconds as i64))
}

/// "T14" as "T14:00", "T08:00:00" as "T08:00".
fn padded(value: &str) -> String {
    let Some((day, time)) = value.split_once('T').filter(|(day, _)| !day.starts_with('P')) else {
        return value.to_owned();
    };
    let time = time.strip_suffix(":00").filter(|short| short.contains(':')).unwrap_or(time);
    let hour = time.len() == 2 && time.bytes().all(|byte| byte.is_ascii_digit());
    let time = if time == "24:00" || time == "24" { "00:00" } else { time };
    if hour && time != "00:00" { format!("{day}T{time}:00") } else { format!("{day}T{time}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_compared_without_their_zeros() {
        assert!(same("2016-11-08T09", "2016-11-08T09:00"));
        assert!(same("T09:30:00", "T09:30"));
        assert!(!same("T09", "T21:00"));
        assert!(same("PT1.5H", "PT1H30M"));
        assert!(same("(2018-01-01,2018-07-01,P6M)", "P6M"));
        assert!(!same("P6M", "P6D"));
    }
}
