package org.understudy.trainer.studio;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.understudy.trainer.makehuman.CharacterDescription;

/**
 * Everything that decides how one synthetic person looks. Colours are sRGB 0..1.
 *
 * @param name what the person is called
 * @param body shape of body and face
 * @param skin stem of a skin texture, for example {@code young_lightskinned_female_diffuse}
 * @param skinTint factors on the skin's linear colour, 1 leaves it
 * @param lips colour the lips are tinted with
 * @param lipTint how much of it, 0..1
 * @param hair name of the hair proxy, empty for a shaven head
 * @param looseLocks whether thin locks beside the main body of the hair are kept
 * @param hairColour colour of the hair at mid-length
 * @param hairContrast difference between light and dark strands, 1 for the asset's own
 * @param eyes stem of an eye material, for example {@code green}
 * @param irisTint factors on the linear colour of the iris, 1 leaves it
 * @param brows name of the brow proxy
 * @param lashes name of the lash proxy
 * @param teeth name of the teeth proxy
 * @param clothes name of the clothes proxy
 * @param clothColour colour the top is dyed with; empty keeps the texture's own
 * @param seed of what is drawn by chance, such as strand noise
 */
public record StudioPerson(
    String name,
    CharacterDescription body,
    String skin,
    float[] skinTint,
    float[] lips,
    float lipTint,
    Optional<String> hair,
    boolean looseLocks,
    float[] hairColour,
    float hairContrast,
    String eyes,
    float[] irisTint,
    String brows,
    String lashes,
    String teeth,
    String clothes,
    Optional<float[]> clothColour,
    long seed) {

  /** All that decides the looks, in words; equal for people who look the same. */
  public String description() {
    return String.join(
        ", ",
        name,
        body.withDetails(Map.of()).toString(),
        new TreeMap<>(body.details()).toString(),
        skin,
        Arrays.toString(skinTint),
        Arrays.toString(lips),
        String.valueOf(lipTint),
        hair.orElse("shaven"),
        String.valueOf(looseLocks),
        Arrays.toString(hairColour),
        String.valueOf(hairContrast),
        eyes,
        Arrays.toString(irisTint),
        brows,
        lashes,
        teeth,
        clothes,
        clothColour.map(Arrays::toString).orElse("undyed"),
        String.valueOf(seed));
  }
}
