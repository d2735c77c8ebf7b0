//! Reading code: the elements of lists.
//!
//! Each begins with a byte that tells which variant it is, in the order of these functions, if its type has several.

use super::level::Level;
use super::{Code, Fact};
use crate::plan::{
    Aggregate, Bound, Column, Combine, Condition, Conflicts, Creation, Each, Expr, Function, Item, Key, Kind, Lookup,
    Nulls, Operator, Origin, Plan, Right, Segment, Set, Step, Transform, When, Window, Within, Zoned,
};

/// A place in code.
pub(super) struct Reader {
    code: Code,
    /// The level below the one that is read.
    below: &'static Level,
    at: usize,
}

// Macros, and not functions, as a call is what costs the compiler's interpreter most.

/// The next byte.
macro_rules! byte {
    ($reader:expr) => {{
        let byte = $reader.code.bytes[$reader.at];
        $reader.at += 1;
        byte
    }};
}

/// The next number.
macro_rules! number {
    ($reader:expr) => {{
        let byte = byte!($reader);
        if byte < 0x80 { byte as u64 } else { $reader.rest(byte) }
    }};
}

/// What code refers to at lower levels: a list by its level, its beginning and its length.
macro_rules! lists {
    ($($list:ident: $of:ident)*) => {
        $(
            const fn $list(&mut self) -> &'static [$of] {
                match self.level() {
                    Some(level) => {
                        let (_, list) = level.$list.split_at(number!(self) as usize);
                        list.split_at(number!(self) as usize).0
                    }
                    None => &[],
                }
            }
        )*
    };
}

/// One element by its level and its place; it may be missing. `$none` stands for one that must not.
macro_rules! ones {
    ($($one:ident $maybe:ident: $of:ident in $list:ident, $none:expr;)*) => {
        $(
            const fn $one(&mut self) -> &'static $of {
                match self.$maybe() {
                    Some(one) => one,
                    None => &$none,
                }
            }

            const fn $maybe(&mut self) -> Option<&'static $of> {
                match self.level() {
                    Some(level) => Some(&level.$list[number!(self) as usize]),
                    None => None,
                }
            }
        )*
    };
}

/// The number of parameters that code begins with.
pub(super) const fn params(code: Code) -> u16 {
    Reader::new(code, &Level::NONE, 0).small()
}

impl Reader {
    pub(super) const fn new(code: Code, below: &'static Level, at: usize) -> Self {
        Reader { code, below, at }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) const fn byte(&mut self) -> u8 {
        byte!(self)
    }

    /// The rest of a number whose first group is this.
    const fn rest(&mut self, first: u8) -> u64 {
        let (mut number, mut shift) = (first as u64 & 0x7f, 7);
        loop {
            let byte = byte!(self);
            number |= (byte as u64 & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 63 {
                return number;
            }
        }
    }

    pub(super) const fn count(&mut self) -> usize {
        number!(self) as usize
    }

    pub(super) const fn small(&mut self) -> u16 {
        number!(self) as u16
    }

    /// A number with its sign in the lowest bit.
    const fn signed(&mut self) -> i64 {
        let number = number!(self);
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    /// A part of the text of all names.
    pub(super) const fn name(&mut self) -> &'static str {
        let (_, name) = self.code.names.split_at(number!(self) as usize);
        name.split_at(number!(self) as usize).0
    }

    const fn fact(&mut self) -> &'static Fact {
        &self.code.facts[number!(self) as usize]
    }

    /// How many levels further down something is, if it is there.
    const fn level(&mut self) -> Option<&'static Level> {
        let mut down = byte!(self);
        let mut level = Some(self.below);
        while down > 1
            && let Some(above) = level
        {
            level = above.below;
            down -= 1;
        }
        if down == 0 { None } else { level }
    }

    lists! {
        segments: Segment
        exprs: Expr
        conditions: Condition
        items: Item
        keys: Key
        steps: Step
        whens: When
        sets: Set
    }

    ones! {
        expr_below maybe_expr: Expr in exprs, Expr::Null;
        condition_below maybe_condition: Condition in conditions, Condition::All(&[]);
        window_below maybe_window: Window in windows, Window { partition: &[], order: &[], frame: None };
        plan_below maybe_plan: Plan in plans, Plan::NONE;
        creation_below maybe_creation: Creation in creations, Creation::NONE;
    }

    const fn path(&mut self) -> &'static [Segment] {
        if byte!(self) != 0 {
            let (_, segments) = self.code.segments.split_at(number!(self) as usize);
            segments.split_at(number!(self) as usize).0
        } else {
            self.segments()
        }
    }

    /// One of the segments that stand beside the code.
    pub(super) const fn known_segment(&mut self) -> Segment {
        self.code.segments[number!(self) as usize]
    }

    pub(super) const fn segment(&mut self) -> Segment {
        match byte!(self) {
            0 => Segment::Annotation(self.name()),
            1 => Segment::Lookup(self.lookup()),
            2 => Segment::Transform(self.transform()),
            3 => Segment::Key(self.name()),
            _ => Segment::Index(self.signed()),
        }
    }

    pub(super) const fn expr(&mut self) -> Expr {
        match byte!(self) {
            0 => Expr::Path(self.path()),
            1 => Expr::Param(number!(self) as u16, self.kind()),
            2 => Expr::Integer(self.signed()),
            3 => Expr::Text(self.name()),
            4 => Expr::Bool(byte!(self) != 0),
            5 => Expr::Null,
            6 => Expr::Star,
            7 => Expr::Binary { operator: self.operator(), left: self.expr_below(), right: self.expr_below() },
            8 => Expr::Negative(self.expr_below()),
            9 => Expr::Function { function: self.function(), arguments: self.exprs(), kind: self.maybe_kind() },
            10 => Expr::Transform(self.expr_below(), self.transform()),
            11 => Expr::Aggregate {
                function: self.aggregate(),
                argument: self.expr_below(),
                second: self.maybe_expr(),
                distinct: byte!(self) != 0,
                filter: self.maybe_condition(),
                default: self.maybe_expr(),
            },
            12 => Expr::Case { whens: self.whens(), default: self.maybe_expr() },
            13 => Expr::Cast(self.expr_below(), self.kind()),
            14 => Expr::Subquery(self.plan_below()),
            15 => Expr::Exists(self.plan_below()),
            16 => Expr::Outer { level: byte!(self), path: self.path() },
            17 => Expr::Window { function: self.expr_below(), window: self.window_below() },
            18 => Expr::Condition(self.condition_below()),
            _ => Expr::Raw { pieces: self.pieces(), first: number!(self) as u16, kind: self.kind() },
        }
    }

    const fn pieces(&mut self) -> &'static [&'static str] {
        match self.fact() {
            Fact::Pieces(pieces) => pieces,
            _ => &[],
        }
    }

    pub(super) const fn condition(&mut self) -> Condition {
        match byte!(self) {
            0 => Condition::Test { path: self.path(), right: self.right() },
            1 => Condition::Compare { left: self.expr_below(), lookup: self.lookup(), right: self.right() },
            2 => Condition::True(self.expr_below()),
            3 => Condition::All(self.conditions()),
            4 => Condition::Any(self.conditions()),
            5 => Condition::Odd(self.conditions()),
            6 => Condition::Not(self.condition_below()),
            _ => Condition::Optional { number: number!(self) as u16, condition: self.condition_below() },
        }
    }

    const fn right(&mut self) -> Right {
        match byte!(self) {
            0 => Right::Param(number!(self) as u16),
            1 => Right::Null,
            2 => Right::Bool(byte!(self) != 0),
            3 => Right::Expr(self.expr_below()),
            4 => Right::Query(self.plan_below()),
            5 => Right::Items { items: self.exprs(), null: byte!(self) != 0 },
            _ => Right::Between(self.expr_below(), self.expr_below()),
        }
    }

    pub(super) const fn item(&mut self) -> Item {
        Item { name: self.name(), expr: self.expr() }
    }

    pub(super) const fn key(&mut self) -> Key {
        Key { expr: self.expr(), descending: byte!(self) != 0, nulls: self.nulls(), target: self.maybe_fact_keys() }
    }

    const fn maybe_fact_keys(&mut self) -> &'static [Key] {
        if byte!(self) == 0 {
            return &[];
        }
        match self.fact() {
            Fact::Keys(keys) => keys,
            _ => &[],
        }
    }

    pub(super) const fn step(&mut self) -> Step {
        match byte!(self) {
            0 => Step::Filter(self.conditions()),
            1 => Step::Exclude(self.conditions()),
            2 => Step::Order(self.keys()),
            3 => Step::Reverse,
            4 => Step::Distinct,
            5 => Step::Nothing,
            6 => Step::Slice { start: self.bound(), stop: self.bound() },
            7 => Step::Annotate(self.items()),
            8 => Step::Alias(self.items()),
            9 => Step::Values(self.items()),
            10 => Step::Aggregate(self.items()),
            11 => Step::Combine(self.combine(), self.plan_below()),
            12 => Step::Update(self.sets()),
            13 => Step::Create(self.creation_below()),
            14 => Step::Rewrite(self.creation_below()),
            15 => Step::Each(Each::Create(self.creation_below(), self.conflicts())),
            16 => Step::Each(Each::Update { key: number!(self) as u16, sets: self.sets() }),
            17 => Step::Sticky(self.conditions()),
            18 => Step::Related(&[]),
            _ => match self.fact() {
                Fact::Step(step) => **step,
                _ => Step::Nothing,
            },
        }
    }

    const fn bound(&mut self) -> Option<Bound> {
        match byte!(self) {
            0 => None,
            1 => Some(Bound::Number(number!(self))),
            _ => Some(Bound::Param(number!(self) as u16)),
        }
    }

    pub(super) const fn when(&mut self) -> When {
        When { when: self.condition(), then: self.expr() }
    }

    pub(super) const fn window(&mut self) -> Window {
        Window {
            partition: self.exprs(),
            order: self.keys(),
            frame: if byte!(self) != 0 { Some(self.name()) } else { None },
        }
    }

    pub(super) const fn plan(&mut self) -> Plan {
        let from = match self.fact() {
            Fact::Origin(Origin { table, ordering }) => Plan { table, ordering, ..Plan::NONE },
            Fact::Within(Within { plan, start }) => Plan { base: Some(*plan), start: Some(*start), ..**plan },
            _ => Plan::NONE,
        };
        Plan { steps: self.steps(), params: number!(self) as u16, present: 0, ..from }
    }

    pub(super) const fn set(&mut self) -> Set {
        Set { column: self.column(), value: self.expr() }
    }

    const fn column(&mut self) -> &'static Column {
        match self.fact() {
            Fact::Column(column) => column,
            _ => &Column::COMPUTED,
        }
    }

    pub(super) const fn creation(&mut self) -> Creation {
        let schema = match self.fact() {
            Fact::Schema(schema) => schema,
            _ => Creation::NONE.schema,
        };
        Creation { schema, sets: self.sets() }
    }

    const fn conflicts(&mut self) -> &'static Conflicts {
        match self.fact() {
            Fact::Conflicts(conflicts) => conflicts,
            _ => &Conflicts::Fail,
        }
    }

    const fn function(&mut self) -> Function {
        match byte!(self) {
            0 => Function::Named(self.name()),
            1 => Function::Concat,
            2 => Function::Left,
            3 => Function::Right,
            4 => Function::Now,
            5 => Function::Random,
            6 => Function::Trunc(self.name()),
            7 => Function::Collate(self.name()),
            8 => Function::KeyText,
            _ => Function::Zoned(self.zoned(), self.name()),
        }
    }

    const fn zoned(&mut self) -> Zoned {
        match byte!(self) {
            0 => Zoned::Trunc(self.name()),
            1 => Zoned::Extract(self.name()),
            2 => Zoned::Date,
            _ => Zoned::Time,
        }
    }

    const fn maybe_kind(&mut self) -> Option<Kind> {
        if byte!(self) != 0 { Some(self.kind()) } else { None }
    }

    const fn kind(&mut self) -> Kind {
        let byte = byte!(self) as usize;
        if byte < Kind::ALL.len() {
            return Kind::ALL[byte];
        }
        match self.fact() {
            Fact::Kind(kind) => *kind,
            _ => Kind::Text,
        }
    }
}

/// Variants that hold nothing, by their place among all.
macro_rules! plain {
    ($($function:ident: $of:ident { $($variant:ident)* })*) => {
        $(
            impl $of {
                /// The variants that code names, by the byte that it names them with.
                pub const ALL: &'static [$of] = &[$($of::$variant),*];
            }
        )*

        impl Reader {
            $(
                const fn $function(&mut self) -> $of {
                    $of::ALL[byte!(self) as usize % $of::ALL.len()]
                }
            )*
        }
    };
}

plain! {
    operator: Operator { Add Sub Mul Div Rem BitAnd BitOr BitXor ShiftLeft ShiftRight }
    aggregate: Aggregate { Count Sum Avg Min Max StdDev StdDevSample Variance VarianceSample StringAgg }
    nulls: Nulls { Default First Last }
    combine: Combine { Union UnionAll Intersection Difference }
    lookup: Lookup {
        Exact IExact Contains IContains StartsWith IStartsWith EndsWith IEndsWith Gt Gte Lt Lte In Range IsNull Regex IRegex
        HasKey HasKeys HasAnyKeys
    }
    transform: Transform {
        Year IsoYear Month Day Week WeekDay IsoWeekDay Quarter Date Time Hour Minute Second Length Lower Upper Trim
    }
}

impl Kind {
    /// All kinds, by the byte that code names them with.
    pub const ALL: &'static [Kind] = &[
        Kind::Bool,
        Kind::Integer,
        Kind::Float,
        Kind::Decimal,
        Kind::Text,
        Kind::Bytes,
        Kind::Date,
        Kind::Time,
        Kind::Timestamp,
        Kind::Duration,
        Kind::Uuid,
        Kind::Json,
    ];
}
