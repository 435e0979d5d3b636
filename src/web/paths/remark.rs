//! Addresses of what citizens wrote.

/// Remarks, for staff.
pub fn remarks() -> String {
    "/office/remarks".to_owned()
}

/// The same as a file.
pub fn remarks_file(ending: &str) -> String {
    format!("/office/remarks.{ending}")
}

/// Where several remarks are marked at once.
pub fn remarks_marked() -> String {
    "/office/remarks/marked".to_owned()
}

/// Where work on several remarks is undone.
pub fn remarks_undone() -> String {
    "/office/remarks/undone".to_owned()
}

/// Where remarks are released to the public.
pub fn remarks_release() -> String {
    "/office/remarks/release".to_owned()
}

/// One remark.
pub fn remark(id: &str) -> String {
    format!("/office/remarks/{id}")
}

/// Where a form of a remark's page goes.
pub fn remark_form(id: &str, form: &str) -> String {
    format!("/office/remarks/{id}/do/{form}")
}
