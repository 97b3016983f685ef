//! Last stage: one comparison, many renderings. A report computes nothing and decides nothing.
