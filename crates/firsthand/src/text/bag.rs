//! What two weighted bags of stems have in common.

use std::cmp::Ordering;
use std::ops::{AddAssign, Mul};

/// The sum, over the stems that both bags hold, of the product of their weights. Both are sorted by stem, without repeats.
pub fn product<W: Copy + Default + Mul<Output = W> + AddAssign>(a: &[(String, W)], b: &[(String, W)]) -> W {
    let (mut i, mut j, mut sum) = (0, 0, W::default());
    while let (Some((stem, weight)), Some((other, other_weight))) = (a.get(i), b.get(j)) {
        match stem.cmp(other) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                sum += *weight * *other_weight;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
