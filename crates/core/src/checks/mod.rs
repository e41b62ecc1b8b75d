//! Checks of what is typed into the company's account: one value, an address, a
//! contact. A check says what is wrong and what is doubtful, as codes, and gives back
//! the value as it is kept. Nothing typed is nothing wrong: what must be there, the
//! whole address or contact says.

mod address;
mod clean;
mod contact;
mod country_choice;
mod email;
mod finding;
mod name;
mod number;
mod phone;
mod problem;
mod website;

pub use address::{Address, AddressUse, address, postal_code, state};
pub use clean::{bare, hidden_sign};
pub use contact::{Contact, contact};
pub use country_choice::{billing_currency, country, culture, language};
pub use email::email;
pub use finding::{Checked, Finding, Part, Report};
pub use name::{COMPANY_NAME_LIMIT, company_name, line, person_name, purchase_order};
pub use number::{duns, guid, mpn_id, registration_number, tax_number};
pub use phone::{digits, location_phone, phone, support_phone};
pub use problem::{Level, Problem};
pub use website::{opened, website};

#[cfg(test)]
mod tests;
