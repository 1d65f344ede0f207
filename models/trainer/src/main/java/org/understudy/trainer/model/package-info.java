/**
 * Building the parametric face and bust models from MakeHuman characters: random people, principal
 * components, landmark registration, and pictures to check them by.
 */
@NullMarked
package org.understudy.trainer.model;

import org.jspecify.annotations.NullMarked;
