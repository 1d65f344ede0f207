package org.understudy.app.live.show;

import org.understudy.avatar.Avatar;

/**
 * Who is shown and how it is drawn.
 *
 * @param avatar who
 * @param painters draw it
 */
public record Cast(Avatar avatar, PosePainter.Maker painters) {}
