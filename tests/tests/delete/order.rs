//! In which order rows are deleted, and what restricts their deletion.

use orm_core::prelude::*;

use super::{counts, refused};

#[derive(Model, Clone, Debug)]
#[model(app = "music", has_many(albums: Album, songs: Song))]
struct Artist {
    id: i64,
}

#[derive(Model, Clone, Debug)]
#[model(app = "music", has_many(songs: Song))]
struct Album {
    id: i64,
    artist: ForeignKey<Artist>,
}

#[derive(Model, Clone, Debug)]
#[model(app = "music", has_many(plays: Play))]
struct Song {
    id: i64,
    artist: ForeignKey<Artist>,
    #[model(on_delete = restrict)]
    album: ForeignKey<Album>,
}

#[derive(Model, Clone, Debug)]
#[model(app = "music")]
struct Play {
    id: i64,
    song: ForeignKey<Song>,
}

/// Two artists; the second one's song is on the first one's album. The database, unlike one of Django's, checks keys after each
/// statement.
fn music() -> Db {
    let db = Db::open_in_memory().unwrap();
    for sql in schema![Artist, Album, Song, Play].statements() {
        db.execute(&sql.replace(" DEFERRABLE INITIALLY DEFERRED", ""), ()).unwrap();
    }
    db.execute_batch(
        "INSERT INTO music_artist VALUES (1), (2);
         INSERT INTO music_album VALUES (1, 1), (2, 2);
         INSERT INTO music_song VALUES (1, 1, 1), (2, 2, 1), (3, 2, 2);
         INSERT INTO music_play VALUES (1, 1), (2, 3);",
    )
    .unwrap();
    db
}

#[test]
fn what_is_deleted_for_another_reason_restricts_nothing() {
    let db = music();
    let artist = query!(Artist.get(id = 2)).run(&db).unwrap();
    let expected = [("music.Album", 1), ("music.Artist", 1), ("music.Play", 1), ("music.Song", 2)];
    assert_eq!(counts(&artist.delete(&db).unwrap()), expected);
}

#[test]
fn what_stays_restricts() {
    let db = music();
    let artist = query!(Artist.get(id = 1)).run(&db).unwrap();
    assert_eq!(refused(&artist.delete(&db).unwrap_err()), ("Artist", vec!["Song.album"]));
    assert_eq!(query!(Song.all()).count(&db).unwrap(), 3);
}

/// Rows come before those that they point to, even where the database would not wait.
#[test]
fn rows_are_deleted_before_what_they_point_to() {
    let db = music();
    query!(Song.filter(id = 2)).delete(&db).unwrap();
    assert_eq!(query!(Artist.all()).delete(&db).unwrap().total(), 2 + 2 + 2 + 2);
}
