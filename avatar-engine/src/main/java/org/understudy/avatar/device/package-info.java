/**
 * What a renderer on a graphics device takes and gives: an avatar as plain arrays, the numbers of a
 * frame, and the contract of engines that draw them. Knows no device itself.
 */
@NullMarked
package org.understudy.avatar.device;

import org.jspecify.annotations.NullMarked;
