//! Quotation marks of prose.

/// A text of which what stands between backquotes stands in quotation marks, as on a page; a single backquote stays.
pub fn quoted(text: &str) -> String {
    let mut pieces = text.split('`');
    let mut told = pieces.next().unwrap_or_default().to_owned();
    while let Some(piece) = pieces.next() {
        match pieces.next() {
            Some(after) => told.extend(["“", piece, "”", after]),
            None => told.extend(["`", piece]),
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn pairs_of_backquotes_become_quotation_marks() {
        assert_eq!(quoted("`Mã` = Mã, `Tên`"), "“Mã” = Mã, “Tên”");
        assert_eq!(quoted("không có"), "không có");
        assert_eq!(quoted("một ` thôi"), "một ` thôi");
    }
}
