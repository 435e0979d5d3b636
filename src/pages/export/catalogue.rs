//! The record of published results for catalogues of open data: DCAT 3 as JSON-LD. Pure.
//!
//! Source: <https://www.w3.org/TR/vocab-dcat-3/>.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::base::Text;
use crate::domain::survey::Instrument;

/// The results of an instrument that are published.
pub(super) struct Published<'a> {
    pub(super) instrument: &'a Instrument,
    /// Periods with their days, by code.
    pub(super) periods: Vec<(String, Option<(NaiveDate, NaiveDate)>)>,
}

/// The catalogue of an installation.
pub(super) struct Catalogue<'a> {
    pub(super) public_url: &'a str,
    pub(super) licence: &'a str,
    /// Who publishes.
    pub(super) office: &'a Text,
    pub(super) published: Vec<Published<'a>>,
}

impl Catalogue<'_> {
    pub(super) fn json_ld(&self) -> Value {
        let url = self.public_url;
        json!({
            "@context": {
                "dcat": "http://www.w3.org/ns/dcat#",
                "dct": "http://purl.org/dc/terms/",
                "foaf": "http://xmlns.com/foaf/0.1/",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            },
            "@id": format!("{url}/open/catalog.jsonld"),
            "@type": "dcat:Catalog",
            "dct:title": both(&Text::new("Kết quả khảo sát hài lòng", "Results of satisfaction surveys")),
            "dct:publisher": self.publisher(),
            "dct:language": ["vi", "en"],
            "dct:license": { "@id": self.licence },
            "foaf:homepage": { "@id": format!("{url}/") },
            "dcat:dataset": self.published.iter().map(|each| self.dataset(each)).collect::<Vec<_>>(),
        })
    }

    fn publisher(&self) -> Value {
        json!({ "@type": "foaf:Agent", "foaf:name": both(self.office) })
    }

    fn dataset(&self, of: &Published<'_>) -> Value {
        let (url, id) = (self.public_url, &of.instrument.id);
        let periods = of.periods.iter();
        let files = periods.clone().flat_map(|(period, _)| {
            [("csv", "text/csv"), ("json", "application/json")]
                .map(|(ending, media)| self.distribution((id, period), (ending, media)))
        });
        let temporal = periods.filter_map(|(_, days)| *days).map(|(first, last)| {
            json!({
                "@type": "dct:PeriodOfTime",
                "dcat:startDate": { "@type": "xsd:date", "@value": first },
                "dcat:endDate": { "@type": "xsd:date", "@value": last },
            })
        });
        json!({
            "@id": format!("{url}/open/{id}"),
            "@type": "dcat:Dataset",
            "dct:identifier": id,
            "dct:title": both(&of.instrument.title),
            "dct:description": both(&of.instrument.purpose),
            "dct:publisher": self.publisher(),
            "dct:license": { "@id": self.licence },
            "dct:conformsTo": { "@id": format!("{url}/results?instrument={id}") },
            "dcat:landingPage": { "@id": format!("{url}/results?instrument={id}") },
            "dcat:version": of.instrument.version,
            "dct:temporal": temporal.collect::<Vec<_>>(),
            "dcat:distribution": files.collect::<Vec<_>>(),
        })
    }

    fn distribution(&self, (id, period): (&str, &str), (ending, media): (&str, &str)) -> Value {
        let url = format!("{}/open/{id}.{ending}?period={period}", self.public_url);
        json!({
            "@id": url,
            "@type": "dcat:Distribution",
            "dct:title": format!("{id} {period} ({ending})"),
            "dcat:accessURL": { "@id": url },
            "dcat:downloadURL": { "@id": url },
            "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{media}") },
            "dct:license": { "@id": self.licence },
        })
    }
}

fn both(text: &Text) -> Value {
    json!([
        { "@language": "vi", "@value": text.vi },
        { "@language": "en", "@value": text.en },
    ])
}
