/**
 * The desktop window. Only this package and those below it know JavaFX.
 *
 * <pre>
 *   model     what the window knows and does, without JavaFX: calls, choices, queues, figures
 *   picture   pictures that other threads draw, on their way to the screen; newest wins
 *   selfview  the camera's own picture; knows no output, and nothing gets a picture out of it
 *   recording writes the camera's own picture, for an avatar of the person and outside of calls
 *   screen    what is seen: one class for each screen and for each larger part of one
 * </pre>
 *
 * <p>The scene is touched by JavaFX's thread alone. Models say of each method which thread it is
 * for; their listeners are called by any thread, and screens pass on with {@code FxNews}, in which
 * the newest wins.
 */
@NullMarked
package org.understudy.app.window;

import org.jspecify.annotations.NullMarked;
