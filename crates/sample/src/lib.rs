//! Made-up price lists and files of people of the real shape, from a seed: for the
//! demonstration, the tests and the measurements. Real lists are for partners only and
//! are never part of this project.
//!
//! The same plan gives the same rows everywhere, one at a time, so that a
//! million of them need no more memory than ten.

mod csv_form;
mod offers;
mod people;
mod plan;
mod prices;
mod random;
mod rows;
mod words;

pub use csv_form::{CsvForm, DateForm, write_csv};
pub use people::{PeopleForm, PeoplePlan, write_people};
pub use plan::{Company, Plan, company, usual_currency, usual_file_name};
pub use random::Random;
pub use rows::rows;
