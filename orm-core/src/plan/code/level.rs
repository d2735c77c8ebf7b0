//! Levels: the lists of a part of a plan that refer to those below.

use std::marker::PhantomData;

use super::read::Reader;
use super::{Code, Coded};
use crate::plan::{Column, Condition, Creation, Expr, Item, Key, Nulls, Plan, Segment, Set, Step, When, Window, keep};

/// The sorts of lists: `list` is all elements of a sort at one level, `element` reads one, and `room` stands where there is
/// none.
macro_rules! sorts {
    ($($sort:ident $list:ident $element:ident = $room:expr;)*) => {
        /// What a list is of.
        #[derive(Clone, Copy)]
        enum Sort {
            $($sort,)*
        }

        impl Sort {
            const ALL: &[Sort] = &[$(Sort::$sort),*];
        }

        /// All elements at one level.
        #[derive(Debug)]
        pub(crate) struct Level {
            $(pub(super) $list: &'static [$sort],)*
            /// The level below.
            pub(super) below: Option<&'static Level>,
            /// Where the code of the next begins.
            end: usize,
        }

        /// Room for the elements of one level, at most `N` of each sort.
        #[derive(Debug)]
        struct Room<const N: usize> {
            $($list: ([$sort; N], usize),)*
            fits: bool,
            end: usize,
        }

        impl<const N: usize> Room<N> {
            /// Reads the level above `below`.
            const fn read(code: Code, below: &'static Level) -> Self {
                let mut room = Room { $($list: ([$room; N], 0),)* fits: true, end: 0 };
                let mut reader = Reader::new(code, below, below.end);
                let mut lists = reader.count();
                while lists > 0 && room.fits {
                    let sort = Sort::ALL[reader.byte() as usize % Sort::ALL.len()];
                    let mut count = reader.count();
                    while count > 0 && room.fits {
                        match sort {
                            $(Sort::$sort => {
                                let (elements, at) = &mut room.$list;
                                if *at < N {
                                    elements[*at] = reader.$element();
                                    *at += 1;
                                } else {
                                    room.fits = false;
                                }
                            })*
                        }
                        count -= 1;
                    }
                    lists -= 1;
                }
                room.end = reader.at();
                room
            }

            // An empty list is not one of the room: an incremental build reads all that a constant refers to, as often as it
            // does.
            const fn level(&'static self, below: &'static Level) -> Level {
                Level { $($list: if self.$list.1 == 0 { &[] } else { self.$list.0.split_at(self.$list.1).0 },)* below: Some(below), end: self.end }
            }

            /// The same, without the room that is left.
            fn kept(&self, below: &'static Level) -> &'static Level {
                keep(Level {
                    $($list: self.$list.0.split_at(self.$list.1).0.to_vec().leak(),)*
                    below: Some(below),
                    end: self.end,
                })
            }
        }

        impl Level {
            /// What the lowest stands on, where the code of that begins.
            const fn ground(code: Code) -> Level {
                let mut reader = Reader::new(code, &Level::NONE, 0);
                let _ = (reader.small(), reader.count());
                Level { $($list: &[],)* below: None, end: reader.at() }
            }

            /// Where the code of the next level begins, or what follows the last.
            pub(super) const fn end(&self) -> usize {
                self.end
            }

            /// Nothing.
            pub(super) const NONE: Level = Level { $($list: &[],)* below: None, end: 0 };
        }
    };
}

sorts! {
    Segment segments segment = Segment::Index(0);
    Expr exprs expr = Expr::Null;
    Condition conditions condition = Condition::All(&[]);
    Item items item = Item { name: "", expr: Expr::Null };
    Key keys key = Key { expr: Expr::Null, descending: false, nulls: Nulls::Default, target: &[] };
    Step steps step = Step::Nothing;
    When whens when = When { when: Condition::All(&[]), then: Expr::Null };
    Window windows window = Window { partition: &[], order: &[], frame: None };
    Plan plans plan = Plan::NONE;
    Set sets set = Set { column: &Column::COMPUTED, value: Expr::Null };
    Creation creations creation = Creation::NONE;
}

/// How many elements of a sort most levels have at most, how many others have, and those of code that is a list of
/// hundreds.
const SIZES: [usize; 3] = [8, 64, 512];

/// The levels of the code of `Q` as types, each made of the one below: `Up<Up<Ground>>`.
trait Stage<Q> {
    const LEVEL: &'static Level;
}

struct Ground;
struct Up<Below>(PhantomData<Below>);

impl<Q: Coded> Stage<Q> for Ground {
    const LEVEL: &'static Level = &Level::ground(Q::CODE);
}

impl<Q: Coded, Below: Stage<Q>> Stage<Q> for Up<Below> {
    const LEVEL: &'static Level = if Rooms::<Q, Below>::FIRST.fits {
        &Rooms::<Q, Below>::FIRST.level(Below::LEVEL)
    } else {
        second::<Q, Below>()
    };
}

/// Room for what is above `Below`.
struct Rooms<Q, Below>(PhantomData<(Q, Below)>);

impl<Q: Coded, Below: Stage<Q>> Rooms<Q, Below> {
    const FIRST: &'static Room<{ SIZES[0] }> = &Room::read(Q::CODE, Below::LEVEL);
    const SECOND: &'static Room<{ SIZES[1] }> = &Room::read(Q::CODE, Below::LEVEL);
    const THIRD: &'static Room<{ SIZES[2] }> = &Room::read(Q::CODE, Below::LEVEL);
    const OF_SECOND: &'static Level = &Self::SECOND.level(Below::LEVEL);
    const OF_THIRD: &'static Level = &Self::THIRD.level(Below::LEVEL);
}

// These and the next are functions, so that constants are evaluated where they are called, and not where they are named.

const fn second<Q: Coded, Below: Stage<Q>>() -> &'static Level {
    if Rooms::<Q, Below>::SECOND.fits { of_second::<Q, Below>() } else { of_third::<Q, Below>() }
}

const fn of_second<Q: Coded, Below: Stage<Q>>() -> &'static Level {
    Rooms::<Q, Below>::OF_SECOND
}

const fn of_third<Q: Coded, Below: Stage<Q>>() -> &'static Level {
    assert!(Rooms::<Q, Below>::THIRD.fits, "this query is too large: it has a list of more than 512 parts");
    Rooms::<Q, Below>::OF_THIRD
}

/// The highest level of the code of `Q`.
pub(super) const fn top<Q: Coded>() -> &'static Level {
    climb::<Q, Ground>(levels(Q::CODE))
}

const fn climb<Q: Coded, At: Stage<Q>>(left: usize) -> &'static Level {
    if left == 0 { At::LEVEL } else { climb::<Q, Up<At>>(left - 1) }
}

const fn levels(code: Code) -> usize {
    let mut reader = Reader::new(code, &Level::NONE, 0);
    let _ = reader.small();
    reader.count()
}

impl Code {
    /// The highest level, read now and kept for the life of the process.
    pub(super) fn top(self) -> &'static Level {
        let mut top: &Level = keep(Level::ground(self));
        for _ in 0..levels(self) {
            top = above(self, top);
        }
        top
    }
}

fn above(code: Code, below: &'static Level) -> &'static Level {
    let first = Room::<{ SIZES[0] }>::read(code, below);
    if first.fits {
        return first.kept(below);
    }
    let second = Box::new(Room::<{ SIZES[1] }>::read(code, below));
    if second.fits {
        return second.kept(below);
    }
    let third = Box::new(Room::<{ SIZES[2] }>::read(code, below));
    third.kept(below)
}
