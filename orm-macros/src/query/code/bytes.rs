//! The bytes of code: each list on the level above the lists that it refers to.

use super::Described;
use super::node::{Node, Part, SORTS};

/// Code while it is written.
#[derive(Default)]
struct Level {
    lists: u64,
    bytes: Vec<u8>,
    counts: [u64; SORTS],
}

/// How many nodes of a sort a level can have: what `orm_core::plan::code` has room for.
const MOST: u64 = 512;

/// The code of a list, of the number of parameters, and of the columns of a row; nothing if it is too large.
pub(super) fn bytes(params: u16, nodes: Vec<Node>, columns: &[Described]) -> Option<Vec<u8>> {
    let mut levels = Vec::new();
    put(&mut levels, &nodes);
    if levels.iter().any(|level| level.counts.iter().any(|count| *count > MOST)) {
        return None;
    }
    let mut bytes = Vec::new();
    number(&mut bytes, u64::from(params));
    number(&mut bytes, levels.len() as u64);
    for level in &levels {
        number(&mut bytes, level.lists);
        bytes.extend_from_slice(&level.bytes);
    }
    number(&mut bytes, columns.len() as u64);
    for column in columns {
        match column {
            Described::Segment(segment) => {
                bytes.push(0);
                number(&mut bytes, *segment);
            }
            Described::Computed(name) => {
                bytes.push(1);
                number(&mut bytes, name.start);
                number(&mut bytes, name.len);
            }
        }
    }
    Some(bytes)
}

/// Puts nodes of one sort on the level that they belong to, behind all that are there. Gives the level and their place.
fn put(levels: &mut Vec<Level>, nodes: &[Node]) -> (usize, u64) {
    let Some(sort) = nodes.first().map(|node| node.sort as usize) else { return (0, 0) };
    let own = nodes.iter().map(|node| node.level).max().unwrap_or(0);
    let mut bytes = Vec::new();
    for part in nodes.iter().flat_map(|node| &node.parts) {
        match part {
            Part::Byte(byte) => bytes.push(*byte),
            Part::Number(value) => number(&mut bytes, *value),
            Part::Below { nodes, list } => {
                let (level, start) = put(levels, nodes);
                bytes.push(u8::try_from(own - level).unwrap_or(u8::MAX));
                number(&mut bytes, start);
                if *list {
                    number(&mut bytes, nodes.len() as u64);
                }
            }
        }
    }
    if levels.len() <= own {
        levels.resize_with(own + 1, Level::default);
    }
    let Some(level) = levels.get_mut(own) else { return (0, 0) };
    level.lists += 1;
    level.bytes.push(u8::try_from(sort).unwrap_or(u8::MAX));
    number(&mut level.bytes, nodes.len() as u64);
    level.bytes.extend_from_slice(&bytes);
    let start = level.counts.get_mut(sort).map_or(0, |count| std::mem::replace(count, *count + nodes.len() as u64));
    (own, start)
}

/// A number in groups of seven bits, the lowest first.
fn number(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.push((number as u8 & 0x7f) | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
