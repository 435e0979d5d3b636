//! What `/api/v1/openapi.json` says against the routes there are.

use std::collections::BTreeSet;
use std::fs;

use hailong::pages::openapi::described;
use serde_json::Value;

use crate::support::sources::files;

/// Addresses that are routed below `/api/`, as `get /api/v1/…`, read from the routers.
fn routed() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in files("src/pages")
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
    {
        let source = fs::read_to_string(path).unwrap();
        for route in source.split(".route(").skip(1) {
            let address = route.split('"').nth(1).unwrap_or_default();
            if !address.starts_with("/api/") {
                continue;
            }
            let handlers = route.split_once(',').unwrap().1;
            let method = handlers.trim_start().split('(').next().unwrap();
            found.insert(format!("{method} {address}"));
        }
    }
    found
}

#[test]
fn every_address_of_the_api_is_described_and_no_other() {
    let described = serde_json::to_value(described()).unwrap();
    let mut told = BTreeSet::from(["get /api/v1/openapi.json".to_owned()]);
    for (address, item) in described["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys().filter(|key| *key == "get" || *key == "post")
        {
            told.insert(format!("{method} {address}"));
        }
    }
    let routed = routed();
    assert!(routed.len() > 9, "{routed:?}");
    assert_eq!(told, routed);
}

#[test]
fn it_is_openapi_3_1_and_names_only_schemas_it_has() {
    let described = serde_json::to_value(described()).unwrap();
    assert_eq!(described["openapi"], "3.1.0");
    let mut named = BTreeSet::new();
    names(&described, &mut named);
    assert!(named.len() > 20, "{named:?}");
    for name in named {
        let schema = name.strip_prefix("#/components/schemas/").unwrap();
        assert!(described["components"]["schemas"][schema].is_object(), "{name}");
    }
    let ids = described["paths"].as_object().unwrap().values().flat_map(|item| {
        item.as_object().unwrap().values().map(|each| each["operationId"].to_string())
    });
    let ids: Vec<_> = ids.collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
}

fn names(value: &Value, named: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                if name == "$ref" {
                    named.insert(value.as_str().unwrap().to_owned());
                }
                names(value, named);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, named)),
        _ => {}
    }
}
