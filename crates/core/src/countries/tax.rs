//! The numbers under which companies pay VAT and its like (account.md, 8). For the
//! European Union and the United Kingdom the forms are those that Microsoft’s articles
//! give, read leniently [P]; elsewhere they are what the country says, and ours [P].

use super::Country;
use super::pattern::written;

/// How a country writes the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaxRule {
    country: &'static str,
    /// What the country calls it.
    pub name: &'static str,
    /// As [`super::pattern`] reads it, without the country in front.
    pub form: &'static str,
    /// Whether Microsoft’s articles give the form.
    pub documented: bool,
}

const fn documented(country: &'static str, name: &'static str, form: &'static str) -> TaxRule {
    TaxRule { country, name, form, documented: true }
}

const fn usual(country: &'static str, name: &'static str, form: &'static str) -> TaxRule {
    TaxRule { country, name, form, documented: false }
}

impl TaxRule {
    /// The number as it is written, with the country in front when it was there.
    pub fn written(&self, bare: &str) -> Option<String> {
        let plain = || written(self.form, bare);
        let behind = |front: &str| {
            let number = written(self.form, bare.strip_prefix(front)?)?;
            Some(format!("{front}{number}"))
        };
        plain().or_else(|| self.fronts().into_iter().find_map(behind))
    }

    /// The number without the country in front, and without what sets its parts apart.
    pub fn core<'a>(&self, bare: &'a str) -> &'a str {
        if written(self.form, bare).is_some() {
            return bare;
        }
        let cut = |front: &str| bare.strip_prefix(front);
        self.fronts().into_iter().find_map(cut).unwrap_or(bare)
    }

    /// What may stand in front of the number: the country; Greece has a code of its own.
    fn fronts(&self) -> [&'static str; 2] {
        match self.country {
            "GR" => ["EL", "GR"],
            "GB" => ["GB", "XI"],
            "MC" => ["FR", "MC"],
            "IM" => ["GB", "IM"],
            own => [own, own],
        }
    }
}

/// The rule of a country.
pub(super) fn of(country: Country) -> Option<&'static TaxRule> {
    let found = NUMBERS.binary_search_by(|rule| rule.country.cmp(country.code())).ok()?;
    NUMBERS.get(found)
}

/// How many countries have one.
#[cfg(test)]
pub(super) const COUNT: usize = NUMBERS.len();

const NUMBERS: &[TaxRule] = &[
    usual("AD", "NRT", "@-######-@"),
    usual("AE", "TRN", "###############"),
    usual("AL", "NIPT", "@########@"),
    usual("AM", "ՀՎՀՀ", "########"),
    usual("AR", "CUIT", "##-########-#"),
    documented("AT", "USt-IdNr.", "U########"),
    usual("AU", "ABN", "## ### ### ###"),
    usual("AZ", "VÖEN", "##########"),
    usual("BA", "PDV", "############"),
    usual("BD", "BIN", "#########-####|#############"),
    documented("BE", "BTW/TVA", "[01]#########|#########"),
    documented("BG", "ДДС", "#########|##########"),
    usual("BH", "VAT", "###############"),
    usual("BR", "CNPJ", "**.***.***/****-##"),
    usual("BY", "УНП", "#########|@########|@@#######"),
    usual("CA", "BN", "#########|#########RT####"),
    usual(
        "CH",
        "UID",
        "CHE-###.###.###|CHE-###.###.### MWST|CHE-###.###.### TVA|CHE-###.###.### IVA",
    ),
    usual("CI", "NCC", "#######@"),
    usual("CL", "RUT", "##.###.###-[0-9K]|#.###.###-[0-9K]"),
    usual("CM", "NIU", "@############@"),
    usual("CN", "USCI", "******************|###############"),
    usual("CO", "NIT", "###.###.###-#|#########"),
    usual("CR", "Cédula jurídica", "#-###-######"),
    documented("CY", "ΦΠΑ", "########@"),
    documented("CZ", "DIČ", "########|#########|##########"),
    documented("DE", "USt-IdNr.", "#########"),
    documented("DK", "CVR", "########"),
    usual("DO", "RNC", "#########|###########"),
    usual("DZ", "NIF", "###############"),
    usual("EC", "RUC", "#############"),
    documented("EE", "KMKR", "#########"),
    usual("EG", "TRN", "###-###-###"),
    documented("ES", "NIF", "*#######*"),
    documented("FI", "ALV", "########"),
    documented("FR", "TVA", "[0-9A-HJ-Z][0-9A-HJ-Z]#########"),
    documented("GB", "VAT", "#########|############"),
    usual("GE", "TIN", "#########|###########"),
    usual("GH", "TIN", "[CGPQV]##########"),
    documented("GR", "ΑΦΜ", "#########"),
    usual("HN", "RTN", "##############"),
    documented("HR", "OIB", "###########"),
    documented("HU", "ÁFA", "########"),
    usual("ID", "NPWP", "##.###.###.#-###.###|################"),
    documented("IE", "VAT", "#[0-9A-Z+*]#####[A-W]|#[0-9A-Z+*]#####[A-W][A-I]"),
    usual("IL", "ע.מ.", "#########"),
    usual("IM", "VAT", "#########|############"),
    usual("IN", "GSTIN", "##@@@@@####@***"),
    usual("IS", "VSK", "#####|######"),
    documented("IT", "Partita IVA", "###########"),
    usual("JP", "T番号", "T#############|#############"),
    usual("KE", "PIN", "[AP]#########@"),
    usual("KR", "BRN", "###-##-#####"),
    usual("KZ", "БСН", "############"),
    usual("LK", "VAT", "#########-####|#########"),
    documented("LT", "PVM", "#########|############"),
    documented("LU", "TVA", "########"),
    documented("LV", "PVN", "###########"),
    usual("MA", "ICE", "###############|########"),
    usual("MC", "TVA", "[0-9A-HJ-Z][0-9A-HJ-Z]#########"),
    usual("MD", "IDNO", "#############|#######"),
    usual("ME", "PIB", "########"),
    usual("MK", "ЕДБ", "#############"),
    documented("MT", "VAT", "########"),
    usual("MU", "VAT", "########"),
    usual("MX", "RFC", "[A-ZÑ&][A-ZÑ&][A-ZÑ&]######***|[A-ZÑ&][A-ZÑ&][A-ZÑ&][A-ZÑ&]######***"),
    usual("NG", "TIN", "########-####|##########"),
    documented("NL", "Btw", "#########B##"),
    usual("NO", "MVA", "#########|######### MVA"),
    usual("NP", "PAN", "#########"),
    usual("NZ", "IRD", "###-###-###|##-###-###"),
    usual("OM", "VAT", "OM##########"),
    usual("PE", "RUC", "###########"),
    usual("PH", "TIN", "###-###-###|###-###-###-###|###-###-###-#####"),
    usual("PK", "NTN", "#######-#|#######"),
    documented("PL", "NIP", "##########"),
    documented("PT", "NIF", "#########"),
    usual("PY", "RUC", "########-#|#######-#|######-#"),
    documented("RO", "CUI", "##########|#########|########|#######|######|#####|####|###|##"),
    usual("RS", "PIB", "#########"),
    usual("RU", "ИНН", "##########|############"),
    usual("SA", "VAT", "3#############3"),
    documented("SE", "Moms", "##########01"),
    usual("SG", "UEN", "########@|#########@|@##@@####@|M#-#######-#"),
    documented("SI", "DDV", "########"),
    documented("SK", "IČ DPH", "##########"),
    usual("SV", "NIT", "####-######-###-#"),
    usual("TH", "TIN", "#-####-#####-##-#"),
    usual("TN", "MF", "#######/@/@/@/###|#######/@"),
    usual("TR", "VKN", "##########"),
    usual("TW", "UBN", "########"),
    usual("TZ", "TIN", "###-###-###"),
    usual("UA", "ІПН", "############|##########|########"),
    usual("UG", "TIN", "##########"),
    usual("US", "EIN", "##-#######"),
    usual("UY", "RUT", "############"),
    usual("UZ", "СТИР", "#########"),
    usual("VE", "RIF", "[CEGJPV]-########-#"),
    usual("VN", "MST", "##########|##########-###|############"),
    usual("XK", "NUI", "#########"),
    usual("ZA", "VAT", "4#########"),
    usual("ZM", "TPIN", "##########"),
];
