package org.understudy.trainer.gan.preset;

/** A preset of one generator or the other. */
public sealed interface AnyPreset permits Preset, CompactPreset {}
