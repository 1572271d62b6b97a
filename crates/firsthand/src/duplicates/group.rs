//! Groups around representatives (star clustering; Aslam, Pelekhov and Rus 2004).

/// A representative and the articles that resemble it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The article that resembles most others; the first of equals.
    pub representative: usize,
    /// The other articles, ascending, with their likeness to the representative.
    pub members: Vec<(usize, f64)>,
}

/// Groups `count` articles, given which pairs are alike and how much. The groups come in the order of their
/// representatives; an article that resembles none stands in no group.
///
/// The article that resembles most others takes those that it resembles, then the next one that is left, and so on; at
/// the end each goes to the representative that it resembles most.
pub fn groups(count: usize, alike: &[(usize, usize, f64)]) -> Vec<Group> {
    let mut neighbours: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for &(a, b, likeness) in alike.iter().filter(|(a, b, _)| a != b && *a < count && *b < count) {
        neighbours[a].push((b, likeness));
        neighbours[b].push((a, likeness));
    }
    let mut order: Vec<usize> = (0..count).filter(|at| !neighbours[*at].is_empty()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(neighbours[*at].len()), *at));
    let (mut taken, mut represents) = (vec![false; count], vec![false; count]);
    for at in order {
        if !taken[at] {
            represents[at] = true;
            taken[at] = true;
            neighbours[at].iter().for_each(|(other, _)| taken[*other] = true);
        }
    }
    let mut members: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for at in (0..count).filter(|at| !represents[*at]) {
        let of = neighbours[at].iter().filter(|(other, _)| represents[*other]);
        let nearest = of.max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)));
        if let Some(&(representative, likeness)) = nearest {
            members[representative].push((at, likeness));
        }
    }
    let group = |(representative, members): (usize, Vec<(usize, f64)>)| Group { representative, members };
    members.into_iter().enumerate().filter(|(_, members)| !members.is_empty()).map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: usize, alike: &[(usize, usize, f64)], expected: &[(usize, &[usize])]) {
        let groups = groups(count, alike);
        let found: Vec<(usize, Vec<usize>)> = groups
            .into_iter()
            .map(|group| (group.representative, group.members.into_iter().map(|member| member.0).collect()))
            .collect();
        let expected: Vec<(usize, Vec<usize>)> = expected.iter().map(|(at, members)| (*at, members.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_chain_is_not_one_group() {
        check(5, &[(0, 1, 0.6), (1, 2, 0.6), (2, 3, 0.6), (3, 4, 0.6)], &[(1, &[0, 2]), (3, &[4])]);
    }

    #[test]
    fn a_member_goes_to_the_likest_representative() {
        check(6, &[(0, 1, 0.9), (0, 2, 0.5), (2, 3, 0.8), (0, 5, 0.9), (3, 4, 0.9)], &[(0, &[1, 5]), (3, &[2, 4])]);
    }

    #[test]
    fn nothing_alike_gives_no_group() {
        check(3, &[], &[]);
        check(0, &[], &[]);
    }
}
