//! Holds `src/base/random.rs`.

use hailong::base::random::stream;

#[test]
fn the_stream_is_the_keystream_of_the_standard() {
    // RFC 8439, appendix A.1, test vector 1: 76 b8 e0 ad a0 f1 3d 90, 40 5d 6a e5 53 86 bd 28.
    let mut next = stream([0; 32]);
    assert_eq!(next(), 0x903d_f1a0_ade0_b876);
    assert_eq!(next(), 0x28bd_8653_e56a_5d40);
}
