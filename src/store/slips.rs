//! One-time slips (phiếu mã dùng một lần): only their hashes are kept.

use chrono::NaiveDate;

use super::{Result, Store};

impl Store {
    /// Keeps the hashes of newly issued slips of one touchpoint.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_slips(
        &self,
        touchpoint: &str,
        hashes: &[[u8; 32]],
        issued: NaiveDate,
        expires: NaiveDate,
    ) -> Result<()> {
        let _ = (touchpoint, hashes, issued, expires);
        todo!()
    }

    /// How many slips were issued between two days (both included, `None` open), by touchpoint.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn slips_issued(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Result<std::collections::BTreeMap<String, u64>> {
        let _ = (from, to);
        todo!()
    }
}
