//! The order in which `WordprocessingML` wants the children of its elements (ECMA-376, part 1, annex A): the writer
//! does not keep it, readers tolerate that, validators do not.

use std::fmt::Write as _;

/// Elements whose children have an order, with their names in it.
const ORDERS: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs snapToGrid spacing ind \
         contextualSpacing jc textDirection textAlignment outlineLvl rPr sectPr",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps strike dstrike vanish color spacing w kern position sz szCs highlight u bdr \
         shd vertAlign lang",
    ),
    ("w:tcPr", "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign"),
    ("w:tblPr", "tblStyle tblpPr tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook"),
    (
        "w:sectPr",
        "headerReference footerReference type pgSz pgMar pgNumType cols titlePg textDirection docGrid",
    ),
    (
        "w:style",
        "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tcPr",
    ),
    ("w:settings", "zoom defaultTabStop docVars compat"),
];

/// A part of a document.
#[derive(Debug)]
enum Node {
    Text(String),
    Element(Element),
}

#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: String,
    children: Vec<Node>,
}

/// The same part with every child in its place. XML that this program's writer has written, without comments and
/// with no `>` in an attribute.
pub(super) fn ordered(xml: &str) -> String {
    let mut open = vec![Element::default()];
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        if !text.is_empty() {
            add(&mut open, Node::Text(text.to_owned()));
        }
        let Some(end) = tag.find('>') else { break };
        read(&mut open, &tag[..=end]);
        rest = &tag[end + 1..];
    }
    let mut text = String::with_capacity(xml.len());
    for node in open.into_iter().next().unwrap_or_default().children {
        write(&mut text, node);
    }
    text
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

/// Reads one tag, from `<` to `>`.
fn read(open: &mut Vec<Element>, tag: &str) {
    if tag.starts_with("<?") {
        return add(open, Node::Text(tag.to_owned()));
    }
    if tag.starts_with("</") {
        if open.len() > 1
            && let Some(element) = open.pop()
        {
            add(open, Node::Element(element));
        }
        return;
    }
    let inside = tag.trim_start_matches('<').trim_end_matches('>');
    let (inside, is_empty) = inside.strip_suffix('/').map_or((inside, false), |rest| (rest, true));
    let inside = inside.trim_end();
    let (name, attributes) =
        inside.split_at(inside.find(char::is_whitespace).unwrap_or(inside.len()));
    // A column of a grid has a width and nothing else.
    let attributes = if name == "w:gridCol" {
        attributes.replace(" w:type=\"dxa\"", "")
    } else {
        attributes.to_owned()
    };
    let element = Element { name: name.to_owned(), attributes, children: Vec::new() };
    if is_empty { add(open, Node::Element(element)) } else { open.push(element) }
}

fn write(text: &mut String, node: Node) {
    let Element { name, attributes, mut children } = match node {
        Node::Text(kept) => return text.push_str(&kept),
        Node::Element(element) => element,
    };
    if let Some((_, order)) = ORDERS.iter().find(|(each, _)| *each == name) {
        children.sort_by_key(|child| place(child, order));
    }
    if children.is_empty() {
        let _ = write!(text, "<{name}{attributes}/>");
        return;
    }
    let _ = write!(text, "<{name}{attributes}>");
    for child in children {
        write(text, child);
    }
    let _ = write!(text, "</{name}>");
}

/// Where a child stands in an order; what it does not name stands last.
fn place(child: &Node, order: &str) -> usize {
    let Node::Element(element) = child else { return usize::MAX };
    let name = element.name.strip_prefix("w:").unwrap_or(&element.name);
    order.split_whitespace().position(|each| each == name).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_stand_in_the_order_of_the_schema_and_nothing_is_lost() {
        let written = "<?xml version=\"1.0\"?><w:p w:id=\"1\"><w:pPr><w:rPr /><w:jc w:val=\"left\" /><w:keepNext /></w:pPr>\
                       <w:r><w:rPr><w:sz w:val=\"28\" /><w:b /></w:rPr><w:t xml:space=\"preserve\"> a &lt; b </w:t></w:r></w:p>";
        assert_eq!(
            ordered(written),
            "<?xml version=\"1.0\"?><w:p w:id=\"1\"><w:pPr><w:keepNext/><w:jc w:val=\"left\"/><w:rPr/></w:pPr>\
             <w:r><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\"> a &lt; b </w:t></w:r></w:p>"
        );
        assert_eq!(
            ordered("<w:tblGrid><w:gridCol w:w=\"7\" w:type=\"dxa\" /></w:tblGrid>"),
            "<w:tblGrid><w:gridCol w:w=\"7\"/></w:tblGrid>"
        );
    }
}
