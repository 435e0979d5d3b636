//! Who sent a petition: the one thing that is sealed.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Name and contact of the sender.
///
/// Source: Nghị định 20/2008/NĐ-CP, Điều 7: name, address, telephone number or postal address.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Họ tên, or the organisation's name.
    pub name: String,
    /// Địa chỉ.
    pub address: String,
    /// Số điện thoại; may be empty.
    pub phone: String,
    /// Thư điện tử; may be empty.
    pub email: String,
}

/// Says nothing: a person in a log would be a leak.
impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(…)")
    }
}
