"""Op stage at build time: load, check, render, generate and post-process, in pure functions that know nothing of MkDocs."""
