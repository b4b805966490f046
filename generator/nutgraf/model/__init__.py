"""The vocabulary of the whole program: plain, immutable values that the stages hand on."""
