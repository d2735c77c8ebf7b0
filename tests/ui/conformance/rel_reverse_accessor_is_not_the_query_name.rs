//! Django: `Customer.objects.filter(addresses__city='London')`
//! FieldError: Cannot resolve keyword 'addresses' into field. Choices are: address, balance, city, email, favourites, id, joined, name, orders, profile, referrals, referred_by, referred_by_id, reviews, tier

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Customer.filter(addresses__city = "London"));
}
