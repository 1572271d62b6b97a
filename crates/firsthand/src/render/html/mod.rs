//! The page.

/// The page.
pub fn html(account: &crate::account::Account) -> String {
    super::text::text(account, super::text::Look::default())
}
