//! The two hashes that map words to rows of a table (MurmurHash by Austin Appleby, public domain): 64A for the id of a string,
//! 3 (x64, 128 bits) for the four rows of an id. Not for security.

/// MurmurHash64A of `data` with seed 1.
pub fn id(data: &[u8]) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = 1 ^ (data.len() as u64).wrapping_mul(M);
    let (words, rest) = data.as_chunks::<8>();
    for word in words {
        let mut k = u64::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> 47;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let tail = rest.iter().rev().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
        hash = (hash ^ tail).wrapping_mul(M);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> 47
}

/// MurmurHash3 of the eight bytes of `id`: 128 bits as four numbers.
pub fn rows(id: u64, seed: u32) -> [u32; 4] {
    const LENGTH: u64 = 8;
    let seed = u64::from(seed);
    let k = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let (mut h1, mut h2) = (seed ^ k ^ LENGTH, seed ^ LENGTH);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    (h1, h2) = (mix(h1), mix(h2));
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

fn mix(mut h: u64) -> u64 {
    h = (h ^ h >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ h >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

#[cfg(test)]
mod tests {
    use super::{id, rows};

    #[test]
    fn ids_are_those_of_the_model() {
        assert_eq!(id(b"coffee"), 3_197_928_453_018_144_401);
    }

    #[test]
    fn an_id_has_four_rows() {
        let some = rows(id(b"coffee"), 8);
        assert_ne!(some, rows(id(b"coffee"), 9));
        assert_eq!(some, rows(id(b"coffee"), 8));
    }
}
