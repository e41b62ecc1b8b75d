//! The number that a company is registered under (account.md, 6.3). Where it is
//! mandatory, and what it is called, is Microsoft’s; the forms are ours [P], and empty
//! where we are not sure of them.

use super::Country;

/// What a country calls the number, and where it must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegistrationRule {
    country: &'static str,
    /// What stands above the field: `INN`, or several with commas.
    pub names: &'static str,
    /// As [`super::pattern`] reads it.
    pub form: &'static str,
    /// Partners who work there must give it.
    pub mandatory: bool,
    /// Customers there must give it too; of all others it is not sent.
    pub of_customers: bool,
}

const fn everybody(
    country: &'static str,
    names: &'static str,
    form: &'static str,
) -> RegistrationRule {
    RegistrationRule { country, names, form, mandatory: true, of_customers: true }
}

const fn partner(
    country: &'static str,
    names: &'static str,
    form: &'static str,
) -> RegistrationRule {
    RegistrationRule { country, names, form, mandatory: true, of_customers: false }
}

/// One article lists it, another does not: it may be left out.
const fn listed(
    country: &'static str,
    names: &'static str,
    form: &'static str,
) -> RegistrationRule {
    RegistrationRule { country, names, form, mandatory: false, of_customers: false }
}

/// The rule of a country.
pub(super) fn of(country: Country) -> Option<&'static RegistrationRule> {
    let found = NUMBERS.binary_search_by(|rule| rule.country.cmp(country.code())).ok()?;
    NUMBERS.get(found)
}

/// How many countries have one.
#[cfg(test)]
pub(super) const COUNT: usize = NUMBERS.len();

const NUMBERS: &[RegistrationRule] = &[
    partner("AE", "Tax ID, VAT", "###############"),
    everybody("AM", "INN, VAT, PSN", "########|##########"),
    everybody("AZ", "TIN, INN", "##########"),
    partner("BR", "CNPJ", "**.***.***/****-##"),
    everybody("BY", "UNP", "#########|@########|@@#######"),
    listed("CN", "TIN", "******************|###############"),
    everybody("HU", "TIN", "########-#-##|########"),
    partner("IN", "Tax ID, PAN", "@@@@@####@|##@@@@@####@***"),
    partner("IQ", "TIN", ""),
    everybody("KG", "INN", "##############"),
    everybody("KZ", "BIN, IIN", "############"),
    everybody("MD", "IDNO, IDNP", "#############"),
    partner("MM", "TIN", ""),
    partner("PL", "TIN, PESEL", "##########|###########"),
    everybody("RU", "INN", "##########|############"),
    partner("SA", "TIN", "##########|###############"),
    partner("SS", "TIN", ""),
    partner("TH", "TIN", "#-####-#####-##-#"),
    everybody("TJ", "INN, EIN, KPP", "#########|##########"),
    partner("TR", "TIN, NIN", "##########|###########"),
    everybody("UA", "EGRPOU, EDRPOU", "########|##########"),
    listed("US", "EIN", "##-#######"),
    everybody("UZ", "INN", "#########|##############"),
    partner("VE", "RIF", "[CEGJPV]-########-#"),
    partner("VN", "TIN", "##########|##########-###"),
    partner("ZA", "TRN", "##########|####/######/##"),
];
