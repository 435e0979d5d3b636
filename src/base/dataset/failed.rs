//! Why a file could not be written.

use std::error::Error;
use std::io;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The disk refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A row does not fit what its table says of itself.
    #[error("{0}")]
    Unfit(String),
    /// The writer of a format refused.
    #[error(transparent)]
    Format(Box<dyn Error + Send + Sync>),
}

impl Failed {
    /// What the writer of a format says.
    pub(crate) fn of(error: impl Error + Send + Sync + 'static) -> Self {
        Self::Format(Box::new(error))
    }

    /// Whether the disk has no room left.
    pub fn is_full(&self) -> bool {
        let mut cause: Option<&(dyn Error + 'static)> = Some(self);
        while let Some(error) = cause {
            if let Some(io) = error.downcast_ref::<io::Error>() {
                let full = [
                    io::ErrorKind::StorageFull,
                    io::ErrorKind::QuotaExceeded,
                    io::ErrorKind::FileTooLarge,
                ];
                if full.contains(&io.kind()) {
                    return true;
                }
            }
            cause = error.source();
        }
        // Some writers keep the text of the error alone.
        let text = self.to_string();
        text.contains("No space left on device") || text.contains("os error 28")
    }
}
