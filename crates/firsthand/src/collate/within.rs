//! Looking up what lies in a stretch of text, in lists that are in the order of the text.

use crate::span::Span;

/// The items of a list in the order of the text that lie wholly within `span`.
pub(crate) fn within<T>(list: &[T], span: Span, at: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let first = list.partition_point(|item| at(item).start < span.start);
    let last = list.partition_point(|item| at(item).start < span.end).max(first);
    list.get(first..last).unwrap_or_default().iter().filter(move |item| span.contains(at(item)))
}
