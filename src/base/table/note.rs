//! What readers of rows say of them.

use crate::base::lang::Text;

/// Names a number of rows whose English columns are blank: pages in English show the Vietnamese text.
pub fn untranslated(rows: usize) -> Option<Text> {
    (rows > 0).then(|| Text {
        vi: format!("{rows} dòng để trống cột tiếng Anh; trang tiếng Anh hiện chữ tiếng Việt"),
        en: format!(
            "{rows} row(s) leave the English columns blank; pages in English show the Vietnamese text"
        ),
    })
}
