package org.understudy.trainer.studio;

import java.util.Objects;
import java.util.Optional;
import org.understudy.trainer.makehuman.CharacterDescription;

/**
 * Everything that decides how one synthetic person looks. Equal people look the same. Immutable;
 * {@link PersonFile} writes and reads it as JSON.
 *
 * @param name what the person is called
 * @param body shape of body and face
 * @param skin colours of skin and lips
 * @param hair empty for a shaven head
 * @param beard empty without
 * @param eyes colours of the eyes
 * @param brows name of the brow proxy
 * @param lashes name of the lash proxy
 * @param teeth name of the teeth proxy
 * @param outfit clothes
 * @param glasses empty without
 * @param seed of what is drawn by chance, such as strand noise
 */
public record StudioPerson(
    String name,
    CharacterDescription body,
    SkinLook skin,
    Optional<HairLook> hair,
    Optional<Beard> beard,
    EyeLook eyes,
    String brows,
    String lashes,
    String teeth,
    Outfit outfit,
    Optional<Glasses> glasses,
    long seed) {
  public StudioPerson {
    Objects.requireNonNull(name, "a person takes a name");
    Objects.requireNonNull(body, "a person takes a body");
    Objects.requireNonNull(skin, "a person takes a skin");
    Objects.requireNonNull(hair, "a person takes hair or none");
    Objects.requireNonNull(beard, "a person takes a beard or none");
    Objects.requireNonNull(eyes, "a person takes eyes");
    Objects.requireNonNull(brows, "a person takes brows");
    Objects.requireNonNull(lashes, "a person takes lashes");
    Objects.requireNonNull(teeth, "a person takes teeth");
    Objects.requireNonNull(outfit, "a person takes an outfit");
    Objects.requireNonNull(glasses, "a person takes glasses or none");
  }

  /** All that decides the looks, in words; equal for people who look the same. */
  public String description() {
    return PersonFile.text(this);
  }
}
