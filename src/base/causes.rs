//! An error told with what it came from.

use std::error::Error;

/// The message of an error, followed by those of its causes that it does not hold itself: the outermost alone often
/// says little, and many libraries repeat their cause.
pub fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let told = cause.to_string();
        if !text.contains(&told) {
            text = format!("{text}: {told}");
        }
        source = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("database: {0}")]
    struct Told(#[source] io::Error);

    #[derive(Debug, thiserror::Error)]
    #[error("the backup cannot be written")]
    struct Silent(#[source] Told);

    #[test]
    fn each_cause_is_told_once() {
        let full = || Told(io::Error::other("disk is full"));
        assert_eq!(with_causes(&full()), "database: disk is full");
        let silent = "the backup cannot be written: database: disk is full";
        assert_eq!(with_causes(&Silent(full())), silent);
    }
}
