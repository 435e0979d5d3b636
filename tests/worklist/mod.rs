//! What wants doing, and the alerts and letters about it.

mod alert_retry;
mod alert_round;
mod alert_settings;
mod alerts_mail;
mod alerts_page;
mod dossiers;
mod falls;
mod petitions;
mod quiet;
mod rates;
mod remarks;
mod signals;
mod tasks;
