//! Killed at any moment, the server still has every answer it acknowledged.
