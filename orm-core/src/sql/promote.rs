//! Which joins a condition makes INNER or LEFT: Django's `JoinPromoter`.

use super::Renderer;
use super::condition::{Connector, Negation};
use super::scope::{JOINS, Joins};

impl Renderer<'_> {
    /// Promotes and demotes after all branches voted; returns what was demoted.
    pub(super) const fn settle_votes(
        &mut self,
        scope: usize,
        votes: &Votes,
        connector: Connector,
        negation: Negation,
    ) -> Joins {
        let or = match connector {
            Connector::And => negation.now,
            Connector::Or => !negation.now,
            Connector::Xor => true,
        };
        let (needed, optional) = votes.split(if or { votes.branches } else { 1 });
        self.promote(scope, optional);
        if matches!(connector, Connector::Xor) {
            return 0;
        }
        self.demote(scope, needed);
        needed
    }

    /// [`Self::settle_votes`] for one branch.
    pub(super) const fn settle(
        &mut self,
        scope: usize,
        needed: Joins,
        branches: u8,
        connector: Connector,
        negation: Negation,
    ) -> Joins {
        let mut votes = Votes::new();
        votes.add(needed);
        votes.branches = branches;
        self.settle_votes(scope, &votes, connector, negation)
    }
}

/// Counts which joins the branches of a condition need a row in.
pub(super) struct Votes {
    counts: [u8; JOINS],
    /// Those that somebody counted.
    any: Joins,
    pub(super) branches: u8,
}

impl Votes {
    pub(super) const fn new() -> Votes {
        Votes { counts: [0; JOINS], any: 0, branches: 0 }
    }

    pub(super) const fn add(&mut self, joins: Joins) {
        self.branches += 1;
        self.any |= joins;
        let mut rest = joins;
        let mut at = 0;
        while rest != 0 {
            self.counts[at] += (rest & 1) as u8;
            rest >>= 1;
            at += 1;
        }
    }

    /// The joins that at least `least` branches need, and those that fewer do.
    pub(super) const fn split(&self, least: u8) -> (Joins, Joins) {
        let mut enough = 0;
        let mut at = 0;
        while at < JOINS && self.any >> at != 0 {
            if self.counts[at] >= least {
                enough |= 1 << at;
            }
            at += 1;
        }
        (enough & self.any, self.any & !enough)
    }
}
